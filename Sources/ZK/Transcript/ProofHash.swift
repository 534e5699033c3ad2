// SPDX-License-Identifier: MIT

public import FieldArithmetic
public import Hashing

/// How a proof system hashes rows, nodes and its transcript.
public protocol ProofHash: Sendable {
    /// The transcript that goes with the hash.
    associatedtype ProofTranscript: Transcript
    /// Opened rows and out-of-domain rows are padded with zeros to a multiple of this.
    static var alignment: Int { get }
    /// Hashes a row: the leaf of a commitment. Shape `[any]`.
    static func hash(row: [Felt]) -> Digest
    /// Hashes two nodes.
    static func merge(_ left: Digest, _ right: Digest) -> Digest
    /// The digest as bound and compared: algebraic lanes are reduced modulo `p`.
    static func canonical(_ digest: Digest) -> Digest
}

/// Commitments and transcript over BLAKE3.
public enum BLAKE3ProofHash: ProofHash {
    /// The transcript that goes with the hash.
    public typealias ProofTranscript = ByteTranscript<BLAKE3>
    /// Rows are not padded.
    public static var alignment: Int { 1 }

    /// Hashes 32 zero bytes and the row, eight bytes an element.
    public static func hash(row: [Felt]) -> Digest {
        var lanes: [UInt64] = [0, 0, 0, 0]
        lanes.reserveCapacity(row.count + 4)
        for felt in row { lanes.append(felt.value) }
        return BLAKE3.hash(lanes: lanes)
    }

    /// Hashes two nodes.
    public static func merge(_ left: Digest, _ right: Digest) -> Digest {
        BLAKE3.merge(left, right)
    }

    /// The digest itself.
    public static func canonical(_ digest: Digest) -> Digest { digest }
}

/// Commitments over the bare Keccak permutation, transcript over Keccak-256.
public enum KeccakProofHash: ProofHash {
    /// The transcript that goes with the hash.
    public typealias ProofTranscript = ByteTranscript<Keccak>
    /// Rows are padded to the 17 lanes of the rate.
    public static var alignment: Int { 17 }

    /// Overwrites the rate with 17 elements at a time.
    public static func hash(row: [Felt]) -> Digest {
        var state = Keccak.State(repeating: 0)
        for start in stride(from: 0, to: row.count, by: 17) {
            for lane in 0..<17 {
                state[lane] = start + lane < row.count ? row[start + lane].value : 0
            }
            Keccak.permute(&state)
        }
        return Digest(state[0], state[1], state[2], state[3])
    }

    /// Hashes two nodes with one permutation.
    public static func merge(_ left: Digest, _ right: Digest) -> Digest {
        var state = Keccak.State(repeating: 0)
        state[0] = left.lane0
        state[1] = left.lane1
        state[2] = left.lane2
        state[3] = left.lane3
        state[4] = right.lane0
        state[5] = right.lane1
        state[6] = right.lane2
        state[7] = right.lane3
        Keccak.permute(&state)
        return Digest(state[0], state[1], state[2], state[3])
    }

    /// The digest itself.
    public static func canonical(_ digest: Digest) -> Digest { digest }
}

/// Commitments and transcript over an algebraic permutation.
public enum AlgebraicProofHash<Hash: AlgebraicHash>: ProofHash {
    /// The transcript that goes with the hash.
    public typealias ProofTranscript = SpongeTranscript<Hash>
    /// Rows are padded to the eight lanes of the rate.
    public static var alignment: Int { 8 }

    /// Overwrites the rate with eight elements at a time; no length, no domain.
    public static func hash(row: [Felt]) -> Digest {
        var state = SpongeState(repeating: .zero)
        for start in stride(from: 0, to: row.count, by: 8) {
            for lane in 0..<8 {
                state[lane] = start + lane < row.count ? row[start + lane] : .zero
            }
            Hash.permute(&state)
        }
        return Digest(Word(state[0], state[1], state[2], state[3]))
    }

    /// Hashes two nodes with one permutation.
    public static func merge(_ left: Digest, _ right: Digest) -> Digest {
        Digest(Hash.merge(left.word, right.word))
    }

    /// The digest with each lane reduced modulo `p`.
    public static func canonical(_ digest: Digest) -> Digest { Digest(digest.word) }
}
