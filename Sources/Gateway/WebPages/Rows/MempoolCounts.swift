// SPDX-License-Identifier: MIT

/// What waits to enter a block.
public struct MempoolCounts: Sendable, Equatable {
    /// Transactions that are in no block yet.
    public let transactionCount: Int
    /// What the waiting transactions take in memory.
    public let byteCount: Int
    /// How long the first of them has waited; nothing when none waits.
    public let oldestAgeSeconds: Int?

    /// Takes the values as they are.
    public init(
        transactionCount: Int,
        byteCount: Int,
        oldestAgeSeconds: Int? = nil
    ) {
        self.transactionCount = transactionCount
        self.byteCount = byteCount
        self.oldestAgeSeconds = oldestAgeSeconds
    }
}
