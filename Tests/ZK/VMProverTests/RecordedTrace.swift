// SPDX-License-Identifier: MIT

import AssembledCases
import FieldArithmetic
import FieldKernels
import STARKVerifier
import TestSupport
import VMVerifier

/// A trace of the vectors with its statement, challenges and auxiliary columns.
struct RecordedTrace {
    let name: String
    /// Shape `[72][rows]`.
    var main: [[Felt]]
    /// Shape `[14][rows]`.
    let aux: [[Felt]]
    let alpha: QuadFelt
    let beta: QuadFelt
    let finals: [QuadFelt]
    let statement: Statement
    let claim: ProgramClaim

    /// The traces of the vectors, shortest first.
    static func names() -> [String] { TraceCase.names }

    init(_ name: String) throws {
        let json = try Vectors.json("proofs/traces/\(name).json")
        let rowCount = try json["rows"].int
        self.name = name
        main = try Self.columns("\(name).main.bin", rowCount: rowCount)
        aux = try Self.columns("\(name).aux.bin", rowCount: rowCount)
        alpha = try json["alpha"].quadFelt
        beta = try json["beta"].quadFelt
        finals = try json["aux_finals"].items.map { try $0.quadFelt }
        let kernel = try json["kernel_digests"].items.map { try $0.word }
        statement = Statement(publicValues: try json["public_values"].felts, words: kernel)
        claim = ProgramClaim(
            programDigest: try json["program_hash"].word,
            kernel: kernel,
            stackInputs: try json["stack_inputs"].felts,
            stackOutputs: try json["stack_outputs"].felts
        )
    }

    /// The main columns as the prover takes them.
    var matrix: FeltMatrix { FeltMatrix(columns: main) }

    private static func columns(_ file: String, rowCount: Int) throws -> [[Felt]] {
        let bytes = try Vectors.bytes("proofs/traces/\(file)")
        let cells = try stride(from: 0, to: bytes.count, by: 8).map { start in
            let cell = bytes[start..<start + 8]
            return try Felt(canonical: cell.reversed().reduce(0) { $0 << 8 | UInt64($1) })
        }
        return stride(from: 0, to: cells.count, by: rowCount).map {
            Array(cells[$0..<$0 + rowCount])
        }
    }
}
