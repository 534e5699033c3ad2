// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import FieldKernels
import STARKProver
import STARKVerifier
import TestSupport
import Testing
import VMAIR
import VMCore
import VMProver
import VMVerifier

@Suite struct RecordedTraceVectorTests {
    @Test(arguments: RecordedTrace.names())
    func `the auxiliary trace equals the recorded one`(name: String) throws {
        let trace = try RecordedTrace(name)
        let built = try buildAuxTrace(
            trace.matrix,
            under: Relation.miden_0_23,
            statement: trace.statement,
            alpha: trace.alpha,
            beta: trace.beta,
            options: ProvingOptions(threads: 2)
        )
        #expect(built.finals == trace.finals)
        for (index, column) in trace.aux.enumerated() {
            let cells = built.columns.column(index)
            #expect(column.indices.allSatisfy { cells[$0] == column[$0] }, "column \(index)")
        }
    }

    @Test(arguments: RecordedTrace.names(), ExecutionProof.HashFunction.allCases)
    func `the proof of a recorded trace is accepted`(
        name: String,
        hashFunction: ExecutionProof.HashFunction
    ) throws {
        let trace = try RecordedTrace(name)
        // The Rescue hashes have no packed form.
        let isSlow = hashFunction == .rpo || hashFunction == .rpx
        guard !isSlow || trace.main[0].count <= 128 else { return }
        let proof = try prove(
            trace.matrix,
            statement: trace.statement,
            hashFunction: hashFunction,
            options: ProvingOptions(threads: 1)
        )
        let decoded = try ExecutionProof(decoding: proof.encodedBytes)
        #expect(throws: Never.self) { try trace.check(decoded) }
        // Traces that log precompiles are recorded without the requests that belong to a proof.
        let isWhole = trace.statement.publicValues.suffix(4).allSatisfy { $0 == .zero }
        if isWhole {
            #expect(throws: Never.self) { try verify(decoded, of: trace.claim) }
        } else {
            #expect(throws: ExecutionProofError.self) { try verify(decoded, of: trace.claim) }
        }
    }
}
