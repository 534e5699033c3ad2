// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import Hashing
import STARKVerifier
import Transcript
import VMAIR
import VMCore
import VMVerifier

extension RecordedTrace {
    /// Verifies the inner proof against the recorded public values, whatever they follow from.
    func check(_ proof: ExecutionProof) throws {
        switch proof.hashFunction {
        case .blake3: try run(proof, BLAKE3ProofHash.self)
        case .keccak: try run(proof, KeccakProofHash.self)
        case .rpo: try run(proof, AlgebraicProofHash<RPO>.self)
        case .rpx: try run(proof, AlgebraicProofHash<RPX>.self)
        case .poseidon2: try run(proof, AlgebraicProofHash<Poseidon2>.self)
        }
    }

    private func run<Hash: ProofHash>(_ proof: ExecutionProof, _ hash: Hash.Type) throws {
        let relation = Relation.miden_0_23
        var transcript = Hash.ProofTranscript(relation: relation.digest)
        try STARKVerifier.verify(
            STARKProof(decoding: proof.starkBytes),
            of: relation,
            statement: statement,
            hash: hash,
            transcript: &transcript
        )
    }
}
