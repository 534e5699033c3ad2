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
    ///   - target: Receives the digest of the `i`-th of the rows at `i * stride`.
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
        hashOneByOne(columns: columns, rows: rows, into: target, stride: stride)
    }

    /// Hashes one pair after the other.
    public static func merge(
        pairs nodes: UnsafePointer<Digest>,
        into target: UnsafeMutablePointer<Digest>,
        count: Int,
        kernels: FieldKernels
    ) {
        mergeOneByOne(pairs: nodes, into: target, count: 0..<count)
    }

    /// Hashes one row after the other, from the `done`-th on.
    static func hashOneByOne(
        columns: [UnsafeMutablePointer<Felt>],
        rows: Range<Int>,
        after done: Int = 0,
        into target: UnsafeMutablePointer<Digest>,
        stride: Int
    ) {
        var row: [Felt] = Array(repeating: .zero, count: columns.count)
        for index in rows.dropFirst(done) {
            for (place, column) in columns.enumerated() { row[place] = column[index] }
            target[(index - rows.lowerBound) * stride] = hash(row: row)
        }
    }

    static func mergeOneByOne(
        pairs nodes: UnsafePointer<Digest>,
        into target: UnsafeMutablePointer<Digest>,
        count: Range<Int>
    ) {
        for index in count { target[index] = merge(nodes[2 * index], nodes[2 * index + 1]) }
    }
}

extension KeccakProofHash: CommitmentHash {}

extension BLAKE3ProofHash: CommitmentHash {
    /// Hashes as many rows at a time as the kernels can.
    public static func hash(
        columns: [UnsafeMutablePointer<Felt>],
        rows: Range<Int>,
        into target: UnsafeMutablePointer<Digest>,
        stride: Int,
        kernels: FieldKernels
    ) {
        let done = kernels.hashRowsWithBLAKE3(columns, rows: rows, into: target, stride: stride)
        hashOneByOne(columns: columns, rows: rows, after: done, into: target, stride: stride)
    }

    /// Hashes as many pairs at a time as the kernels can.
    public static func merge(
        pairs nodes: UnsafePointer<Digest>,
        into target: UnsafeMutablePointer<Digest>,
        count: Int,
        kernels: FieldKernels
    ) {
        let done = kernels.hashPairsWithBLAKE3(nodes, into: target, count: count)
        mergeOneByOne(pairs: nodes, into: target, count: done..<count)
    }
}

extension AlgebraicProofHash: CommitmentHash {
    /// Hashes as many rows at a time as the kernels can, which know Poseidon2 alone.
    public static func hash(
        columns: [UnsafeMutablePointer<Felt>],
        rows: Range<Int>,
        into target: UnsafeMutablePointer<Digest>,
        stride: Int,
        kernels: FieldKernels
    ) {
        let done =
            Hash.self == Poseidon2.self
            ? kernels.hashRowsWithPoseidon2(columns, rows: rows, into: target, stride: stride) : 0
        hashOneByOne(columns: columns, rows: rows, after: done, into: target, stride: stride)
    }

    /// Hashes as many pairs at a time as the kernels can, which know Poseidon2 alone.
    public static func merge(
        pairs nodes: UnsafePointer<Digest>,
        into target: UnsafeMutablePointer<Digest>,
        count: Int,
        kernels: FieldKernels
    ) {
        let done =
            Hash.self == Poseidon2.self
            ? kernels.hashPairsWithPoseidon2(nodes, into: target, count: count) : 0
        mergeOneByOne(pairs: nodes, into: target, count: done..<count)
    }
}
