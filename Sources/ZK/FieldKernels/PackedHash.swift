// SPDX-License-Identifier: MIT

import FieldArithmetic
import Hashing

/// A hash of proofs that the packed forms know.
public enum PackedHash: CaseIterable, Sendable {
    /// Rows behind four zero lanes, as bytes.
    case blake3
    /// The bare permutation over rows of 17 lanes; in work, Keccak-256.
    case keccak
    /// The sponge of eight lanes over Poseidon2.
    case poseidon2
    /// The sponge over RPO.
    case rpo
    /// The sponge over RPX.
    case rpx

    /// The constants as the kernels read them.
    var constants: [UInt64] {
        switch self {
        case .blake3: []
        case .keccak: KeccakConstants.rounds
        case .poseidon2: Self.poseidon2Constants
        case .rpo, .rpx: Self.rescueConstants
        }
    }

    private static let poseidon2Constants: [UInt64] =
        [
            Poseidon2.initialConstants, Poseidon2.internalConstants, Poseidon2.terminalConstants,
            Poseidon2.diagonal,
        ]
        .flatMap { $0.map { $0.value } }

    private static let rescueConstants: [UInt64] =
        [RescueConstants.first, RescueConstants.second].flatMap { $0.map { $0.value } }
}
