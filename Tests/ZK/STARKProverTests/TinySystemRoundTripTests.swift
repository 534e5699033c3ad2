// SPDX-License-Identifier: MIT

import FieldArithmetic
import FieldKernels
import Hashing
import STARKProver
import STARKVerifier
import Testing
import Transcript

@Suite struct TinySystemRoundTripTests {
    let system = TinySystem()

    private func prove<Hash: CommitmentHash>(
        _ trace: [[Felt]],
        _ hash: Hash.Type,
        statement: Statement? = nil,
        options: ProvingOptions = ProvingOptions(threads: 1)
    ) throws -> STARKProof {
        var transcript = Hash.ProofTranscript(relation: system.digest)
        return try STARKProver.prove(
            FeltMatrix(columns: trace),
            under: system,
            statement: statement ?? system.statement(of: trace),
            hash: hash,
            transcript: &transcript,
            options: options
        )
    }

    private func roundTrip<Hash: CommitmentHash>(_ log2Rows: Int, _ hash: Hash.Type) throws {
        let trace = system.trace(log2Rows: log2Rows)
        let proof = try prove(trace, hash)
        #expect(system.refusal(of: proof, system.statement(of: trace), hash) == nil)
    }

    @Test(arguments: 4...12)
    func `proofs of every length are accepted`(log2Rows: Int) throws {
        try roundTrip(log2Rows, BLAKE3ProofHash.self)
        try roundTrip(log2Rows, AlgebraicProofHash<Poseidon2>.self)
    }

    @Test(arguments: [4, 6, 9])
    func `proofs under the other hashes are accepted`(log2Rows: Int) throws {
        try roundTrip(log2Rows, KeccakProofHash.self)
        try roundTrip(log2Rows, AlgebraicProofHash<RPO>.self)
        try roundTrip(log2Rows, AlgebraicProofHash<RPX>.self)
    }

    @Test func `a trace that breaks a constraint gives a proof that none accepts`() throws {
        for (column, row) in [(0, 0), (1, 20), (0, 63)] {
            var trace = system.trace(log2Rows: 6)
            let statement = system.statement(of: trace)
            trace[column][row] += .one
            let proof = try prove(trace, BLAKE3ProofHash.self, statement: statement)
            #expect(
                system.refusal(of: proof, statement, BLAKE3ProofHash.self) == .constraintMismatch
            )
        }
    }

    @Test func `inputs of another shape are refused`() {
        let trace = system.trace(log2Rows: 6)
        #expect(throws: ProvingError.columnCount(expected: 2, got: 3)) {
            try prove(trace + [trace[0]], BLAKE3ProofHash.self)
        }
        for count in [1, 8, 63] {
            #expect(throws: ProvingError.rowCount(count)) {
                try prove(trace.map { Array($0.prefix(count)) }, BLAKE3ProofHash.self)
            }
        }
        let short = Statement(publicValues: [1], words: [])
        #expect(throws: ProvingError.publicValueCount(expected: 2, got: 1)) {
            try prove(trace, BLAKE3ProofHash.self, statement: short)
        }
    }

    @Test func `a message that encodes to zero has no fraction`() {
        let trace = system.trace(log2Rows: 4)
        #expect(throws: ProvingError.zeroBusDenominator) {
            try buildAuxTrace(
                FeltMatrix(columns: trace),
                under: system,
                statement: system.statement(of: trace),
                alpha: QuadFelt(-trace[0][7]),
                beta: .one,
                options: ProvingOptions(threads: 1)
            )
        }
    }

    @Test(arguments: ProvingProgress.Phase.allCases)
    func `a proof stops in the phase in which it is cancelled`(
        phase: ProvingProgress.Phase
    ) throws {
        let options = ProvingOptions(threads: 1) { $0.phase == phase ? .cancel : .proceed }
        // As long as the layers of FRI are reported, that is with more than 2^7 rows.
        #expect(throws: ProvingError.cancelled) {
            try prove(system.trace(log2Rows: 9), BLAKE3ProofHash.self, options: options)
        }
        #expect(options.ledger.currentBytes == 0)
        #expect(phase == .interpolation || options.ledger.peakBytes > 0)
    }
}
