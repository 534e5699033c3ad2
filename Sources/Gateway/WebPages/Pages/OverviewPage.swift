// SPDX-License-Identifier: MIT

/// The first page: where the chain stands and what happened last.
public struct OverviewPage: Sendable, Equatable {
    /// The latest blocks, newest first.
    ///
    /// A dozen fills the strip.
    public let blocks: [BlockRow]
    /// The latest transactions, newest first.
    public let transactions: [TransactionRow]
    /// What waits.
    public let mempool: MempoolCounts

    /// Takes the values as they are.
    public init(
        blocks: [BlockRow],
        transactions: [TransactionRow],
        mempool: MempoolCounts
    ) {
        self.blocks = blocks
        self.transactions = transactions
        self.mempool = mempool
    }
}
