// SPDX-License-Identifier: MIT

import FieldArithmetic
import FieldKernels
import Hashing
import Transcript

/// The hashes and transcripts one by one, which the packed forms must equal.
extension PackedHash {
    var reference: any ProofHash.Type {
        switch self {
        case .blake3: BLAKE3ProofHash.self
        case .keccak: KeccakProofHash.self
        case .poseidon2: AlgebraicProofHash<Poseidon2>.self
        case .rpo: AlgebraicProofHash<RPO>.self
        case .rpx: AlgebraicProofHash<RPX>.self
        }
    }

    var transcript: any GrindingTranscript.Type {
        switch self {
        case .blake3: ByteTranscript<BLAKE3>.self
        case .keccak: ByteTranscript<Keccak>.self
        case .poseidon2: SpongeTranscript<Poseidon2>.self
        case .rpo: SpongeTranscript<RPO>.self
        case .rpx: SpongeTranscript<RPX>.self
        }
    }
}
