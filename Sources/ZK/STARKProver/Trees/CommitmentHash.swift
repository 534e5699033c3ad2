// SPDX-License-Identifier: MIT

public import FieldArithmetic
public import FieldKernels
public import Hashing
public import Transcript

/// A hash of proofs that can hash many rows and nodes at a time.
public protocol CommitmentHash: ProofHash {
    /// Hashes rows that lie across columns.
    ///
    /// - Parameters:
    ///   - columns: The columns, without padding. Shape `[width][at least rows.upperBound]`.
    ///   - rows: The rows to hash.
    ///   - target: Receives the digest of row `i` at `i * stride`.
    ///   - stride: From the digest of one row to that of the next.
    ///   - kernels: The form of the arithmetic.
    static func hash(
        columns: [UnsafeMutablePointer<Felt>],
        rows: Range<Int>,
        into target: UnsafeMutablePointer<Digest>,
        stride: Int,
        kernels: FieldKernels
    )

    /// Hashes neighbouring nodes in pairs.
    ///
    /// - Parameters:
    ///   - nodes: Twice as many as there are results.
    ///   - target: Receives the parents.
    ///   - count: The number of parents.
    ///   - kernels: The form of the arithmetic.
    static func merge(
        pairs nodes: UnsafePointer<Digest>,
        into target: UnsafeMutablePointer<Digest>,
        count: Int,
        kernels: FieldKernels
    )
}

extension CommitmentHash {
    /// Hashes one row after the other.
    public static func hash(
        columns: [UnsafeMutablePointer<Felt>],
        rows: Range<Int>,
        into target: UnsafeMutablePointer<Digest>,
        stride: Int,
        kernels: FieldKernels
    ) {
        var row: [Felt] = Array(repeating: .zero, count: columns.count)
        for index in rows {
            for (place, column) in columns.enumerated() { row[place] = column[index] }
            target[index * stride] = hash(row: row)
        }
    }

    /// Hashes one pair after the other.
    public static func merge(
        pairs nodes: UnsafePointer<Digest>,
        into target: UnsafeMutablePointer<Digest>,
        count: Int,
        kernels: FieldKernels
    ) {
        for index in 0..<count { target[index] = merge(nodes[2 * index], nodes[2 * index + 1]) }
    }
}

extension BLAKE3ProofHash: CommitmentHash {}
extension KeccakProofHash: CommitmentHash {}
extension AlgebraicProofHash: CommitmentHash {}
