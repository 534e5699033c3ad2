// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import Hashing
import STARKVerifier
import TestSupport
import Transcript
import VMCore

/// A statement and a proof of it, as the vectors give them.
struct ProofCase {
    let proof: ExecutionProof
    let statement: Statement

    init(bytes: [UInt8], publicValues: [Felt], kernel: [Word]) throws {
        proof = try ExecutionProof(decoding: bytes)
        statement = Statement(publicValues: publicValues, words: kernel)
    }

    /// Verifies against a relation with the hash that the proof names.
    func verify(_ system: some ConstraintSystem) throws {
        let stark = try STARKProof(decoding: proof.starkBytes)
        switch proof.hashFunction {
        case .blake3: try run(stark, system, BLAKE3ProofHash.self)
        case .keccak: try run(stark, system, KeccakProofHash.self)
        case .rpo: try run(stark, system, AlgebraicProofHash<RPO>.self)
        case .rpx: try run(stark, system, AlgebraicProofHash<RPX>.self)
        case .poseidon2: try run(stark, system, AlgebraicProofHash<Poseidon2>.self)
        }
    }

    private func run<Hash: ProofHash>(
        _ stark: STARKProof,
        _ system: some ConstraintSystem,
        _ hash: Hash.Type
    ) throws {
        var transcript = Hash.ProofTranscript(relation: system.digest)
        try STARKVerifier.verify(
            stark,
            of: system,
            statement: statement,
            hash: hash,
            transcript: &transcript
        )
    }
}
