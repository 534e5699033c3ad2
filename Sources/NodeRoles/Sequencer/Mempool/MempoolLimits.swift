// SPDX-License-Identifier: MIT

/// How much the mempool takes and how it is cut into batches; all answered by `/v1/limits`.
public struct MempoolLimits: Sendable, Equatable {
    /// Pending transactions; at some 100 kB each this is half a gigabyte of journal.
    public var transactionsMax = 5_000
    /// Bytes of pending transactions.
    public var bytesMax = 512 << 20
    /// A transaction must not expire within this many blocks of the tip.
    public var expirationSlack: UInt32 = 2
    /// Transactions in a batch.
    public var transactionsPerBatch = 8
    /// Input notes, and output notes, in a batch: the protocol's limit.
    public var notesPerBatch = 1_024
    /// Batches in a block; the protocol allows 64.
    public var batchesPerBlock = 8
    /// Bytes of a block's transactions; one may exceed it alone.
    ///
    /// With their witnesses they are to stay well below what a validator reads, or no block could
    /// be signed.
    public var bytesPerBlock = 32 << 20

    /// The default limits.
    public init() {}
}
