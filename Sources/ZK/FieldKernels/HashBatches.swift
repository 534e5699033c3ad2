// SPDX-License-Identifier: MIT

public import FieldArithmetic
public import Hashing

/// Rows that lie across columns, to be hashed each for itself.
public struct RowBatch {
    /// The columns, without padding.
    ///
    /// Shape `[width][at least rows.upperBound]`.
    public let columns: [UnsafeMutablePointer<Felt>]
    /// The rows to hash.
    public let rows: Range<Int>
    /// Receives the digest of the `i`-th of the rows at `i * stride`.
    public let target: UnsafeMutablePointer<Digest>
    /// From the digest of one row to that of the next.
    public let stride: Int

    /// Gathers a batch.
    public init(
        columns: [UnsafeMutablePointer<Felt>],
        rows: Range<Int>,
        target: UnsafeMutablePointer<Digest>,
        stride: Int = 1
    ) {
        self.columns = columns
        self.rows = rows
        self.target = target
        self.stride = stride
    }
}

/// Neighbouring nodes, to be hashed in pairs.
public struct PairBatch {
    /// Twice as many as there are parents.
    public let nodes: UnsafePointer<Digest>
    /// Receives the parents.
    public let target: UnsafeMutablePointer<Digest>
    /// The number of parents.
    public let count: Int

    /// Gathers a batch.
    public init(
        nodes: UnsafePointer<Digest>,
        target: UnsafeMutablePointer<Digest>,
        count: Int
    ) {
        self.nodes = nodes
        self.target = target
        self.count = count
    }
}
