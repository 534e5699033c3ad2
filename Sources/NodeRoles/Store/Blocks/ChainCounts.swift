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

extension Statement {
    /// The counts in four columns: transactions, notes, nullifiers, accounts.
    func counts(_ column: Int) throws(DatabaseError) -> ChainCounts {
        ChainCounts(
            transactions: try integer(column, as: Int.self),
            notes: try integer(column + 1, as: Int.self),
            nullifiers: try integer(column + 2, as: Int.self),
            accounts: try integer(column + 3, as: Int.self)
        )
    }
}
