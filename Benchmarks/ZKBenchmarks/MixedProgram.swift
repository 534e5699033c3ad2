// SPDX-License-Identifier: MIT

import Assembler
import FieldArithmetic
import FieldKernels
import Processor
import STARKProver
import TestSupport
import VMCore
import VMProver

/// The mixed program of the vectors, with so many rounds that its trace has a given length.
struct MixedProgram {
    let text: String
    let program: Program
    let stack = (1...16).map { Felt(UInt32($0)) }

    /// Assembles it; `log2Rows`, from 10 on, is the binary logarithm of the trace's length.
    init(log2Rows: Int) throws {
        let rounds = (1_673 << log2Rows) >> 18
        let template = String(decoding: try Vectors.bytes("bench/mix.masm"), as: UTF8.self)
        text = template.split(separator: "ROUNDS").joined(separator: "\(rounds)")
        program = try Assembler().assembleProgram(SourceFile(name: "mix.masm", text: text))
    }

    /// Proves its run on all processors.
    func proof(_ hashFunction: ExecutionProof.HashFunction) throws -> ProvenExecution {
        try prove(
            program,
            stack: stack,
            hashFunction: hashFunction,
            options: ProvingOptions(threads: processorCount)
        )
    }
}
