// SPDX-License-Identifier: MIT

/// How much a chain holds up to some block.
public struct ChainCounts: Hashable, Sendable {
    /// Transactions.
    public internal(set) var transactions = 0
    /// Output notes that were not erased.
    public internal(set) var notes = 0
    /// Consumed notes.
    public internal(set) var nullifiers = 0
    /// Accounts, private and public.
    public internal(set) var accounts = 0
}
