// SPDX-License-Identifier: MIT

import FieldArithmetic
public import FieldKernels
import Hashing
public import Transcript

/// A hash of proofs that may have packed forms for many rows and nodes at a time.
public protocol CommitmentHash: ProofHash {
    /// Hashes as many of the first rows as the kernels can; returns how many.
    static func hashPacked(_ batch: RowBatch, _ kernels: FieldKernels) -> Int
    /// Hashes as many of the first pairs as the kernels can; returns how many.
    static func mergePacked(_ batch: PairBatch, _ kernels: FieldKernels) -> Int
}

extension CommitmentHash {
    /// Does nothing: there is no packed form.
    public static func hashPacked(_ batch: RowBatch, _ kernels: FieldKernels) -> Int { 0 }
    /// Does nothing: there is no packed form.
    public static func mergePacked(_ batch: PairBatch, _ kernels: FieldKernels) -> Int { 0 }

    /// Hashes all rows of a batch, those that the kernels leave one by one.
    static func hash(_ batch: RowBatch, _ kernels: FieldKernels) {
        let done = hashPacked(batch, kernels)
        var row: [Felt] = Array(repeating: .zero, count: batch.columns.count)
        for index in batch.rows.dropFirst(done) {
            for (place, column) in batch.columns.enumerated() { row[place] = column[index] }
            batch.target[(index - batch.rows.lowerBound) * batch.stride] = hash(row: row)
        }
    }

    /// Hashes all pairs of a batch, those that the kernels leave one by one.
    static func merge(_ batch: PairBatch, _ kernels: FieldKernels) {
        for index in mergePacked(batch, kernels)..<batch.count {
            batch.target[index] = merge(batch.nodes[2 * index], batch.nodes[2 * index + 1])
        }
    }
}

extension KeccakProofHash: CommitmentHash {}

extension BLAKE3ProofHash: CommitmentHash {
    /// Hashes as many of the first rows as fill vectors.
    public static func hashPacked(_ batch: RowBatch, _ kernels: FieldKernels) -> Int {
        kernels.hashWithBLAKE3(batch)
    }

    /// Hashes as many of the first pairs as fill vectors.
    public static func mergePacked(_ batch: PairBatch, _ kernels: FieldKernels) -> Int {
        kernels.hashWithBLAKE3(batch)
    }
}

extension AlgebraicProofHash: CommitmentHash {
    /// Hashes as many of the first rows as fill vectors, with Poseidon2; none with other hashes.
    public static func hashPacked(_ batch: RowBatch, _ kernels: FieldKernels) -> Int {
        Hash.self == Poseidon2.self ? kernels.hashWithPoseidon2(batch) : 0
    }

    /// Hashes as many of the first pairs as fill vectors, with Poseidon2; none with other hashes.
    public static func mergePacked(_ batch: PairBatch, _ kernels: FieldKernels) -> Int {
        Hash.self == Poseidon2.self ? kernels.hashWithPoseidon2(batch) : 0
    }
}
