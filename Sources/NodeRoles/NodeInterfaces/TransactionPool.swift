// SPDX-License-Identifier: MIT

public import ProtocolTypes

/// Takes transactions and knows how far each has come.
public protocol TransactionPool: Sendable {
    /// Checks a transaction and keeps it until it is in a block.
    ///
    /// When this returns, the transaction is on disk.
    func submit(_ bytes: [UInt8]) async throws(SubmissionError) -> SubmissionReceipt

    /// How far a transaction has come; nil if it was never seen.
    func status(of id: TransactionID) async -> TransactionStatus?

    /// What waits for a block.
    func overview() async -> MempoolOverview
}

/// What waits for a block.
public struct MempoolOverview: Equatable, Sendable {
    /// Names in arrival order.
    public let ids: [TransactionID]
    /// Bytes on the wire.
    public let byteCount: Int
    /// When the oldest arrived, in seconds since 1970; nil if nothing waits.
    public let oldestReceived: UInt64?

    /// Gathers an overview.
    public init(ids: [TransactionID], byteCount: Int, oldestReceived: UInt64?) {
        self.ids = ids
        self.byteCount = byteCount
        self.oldestReceived = oldestReceived
    }
}
