// SPDX-License-Identifier: MIT

public import ProtocolTypes

/// A transaction in its block.
public struct StoredTransaction: Hashable, Sendable {
    /// The block, and the number in the order of its transactions.
    public let position: ChainPosition
    /// Its header.
    public let header: TransactionHeader
}

extension Snapshot {
    private static let columns = "SELECT block, position, header FROM transactions "

    private static func transaction(
        _ row: Statement
    ) throws(DatabaseError) -> StoredTransaction {
        StoredTransaction(position: try row.position(0), header: try row.decoded(2))
    }

    /// A transaction by its name; nil if no block holds it.
    public func transaction(_ id: TransactionID) throws(DatabaseError) -> StoredTransaction? {
        try database.first(
            Self.columns + "WHERE id = ?",
            .word(id.word),
            read: Self.transaction
        )
    }

    /// The transactions of a block, in order.
    public func transactions(
        in block: BlockNumber
    ) throws(DatabaseError) -> [StoredTransaction] {
        try database.all(
            Self.columns + "WHERE block = ? ORDER BY position",
            .block(block),
            read: Self.transaction
        )
    }

    /// The transactions of some accounts, in the order of the chain.
    /// - Complexity: at most the limit of rows for each account.
    public func transactions(
        of accounts: Set<AccountID>,
        _ span: ChainSpan
    ) throws(DatabaseError) -> [StoredTransaction] {
        var found: [StoredTransaction] = []
        for account in accounts {
            found += try database.all(
                Self.columns + "WHERE account = ? AND \(ChainSpan.sql("position"))",
                .account(account),
                span.startBlock,
                span.startIndex,
                span.lastBlock,
                span.limitValue,
                read: Self.transaction
            )
        }
        return Array(found.sorted { $0.position < $1.position }.prefix(span.limit))
    }
}
