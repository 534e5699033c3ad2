// SPDX-License-Identifier: MIT

import FieldArithmetic
public import FieldKernels
import Hashing
public import Transcript

/// A hash of proofs that may have packed forms for many rows, nodes and witnesses at a time.
public protocol CommitmentHash: ProofHash where ProofTranscript: GrindingTranscript {
    /// The hash as the kernels know it; nil if they do not.
    static var packed: PackedHash? { get }
}

extension CommitmentHash {
    /// Hashes all rows of a batch, those that the kernels leave one by one.
    static func hash(_ batch: RowBatch, _ kernels: FieldKernels) {
        let done = packed.map { kernels.hash(batch, with: $0) } ?? 0
        var row: [Felt] = Array(repeating: .zero, count: batch.columns.count)
        for index in batch.rows.dropFirst(done) {
            for (place, column) in batch.columns.enumerated() { row[place] = column[index] }
            batch.target[(index - batch.rows.lowerBound) * batch.stride] = hash(row: row)
        }
    }

    /// Hashes all pairs of a batch, those that the kernels leave one by one.
    static func merge(_ batch: PairBatch, _ kernels: FieldKernels) {
        let done = packed.map { kernels.hash(batch, with: $0) } ?? 0
        for index in done..<batch.count {
            batch.target[index] = merge(batch.nodes[2 * index], batch.nodes[2 * index + 1])
        }
    }
}

extension KeccakProofHash: CommitmentHash {
    /// Keccak.
    public static var packed: PackedHash? { .keccak }
}

extension BLAKE3ProofHash: CommitmentHash {
    /// BLAKE3.
    public static var packed: PackedHash? { .blake3 }
}

extension AlgebraicProofHash: CommitmentHash {
    /// The kernels' name for the permutation.
    public static var packed: PackedHash? {
        if Hash.self == Poseidon2.self { return .poseidon2 }
        if Hash.self == RPO.self { return .rpo }
        return Hash.self == RPX.self ? .rpx : nil
    }
}
