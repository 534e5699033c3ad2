// SPDX-License-Identifier: MIT

public import ProtocolTypes

extension Snapshot {
    private static let columns = "SELECT sequence, id, received, bytes FROM journal "

    private static func journaled(_ row: Statement) throws(DatabaseError) -> JournaledTransaction {
        JournaledTransaction(
            sequence: row.integer(0),
            id: TransactionID(try row.word(1)),
            received: UInt64(bitPattern: row.integer(2)),
            bytes: row.blob(3)
        )
    }

    /// The transactions that wait, first come first.
    ///
    /// - Parameters:
    ///   - sequence: Those up to this place are left out.
    ///   - limit: The most transactions.
    /// - Returns: At most `limit` transactions by place.
    /// - Throws: ``DatabaseError``.
    public func journaled(
        after sequence: Int64 = 0,
        limit: Int
    ) throws(DatabaseError) -> [JournaledTransaction] {
        try database.all(
            Self.columns + "WHERE sequence > ? ORDER BY sequence LIMIT ?",
            .integer(sequence),
            .integer(limit),
            read: Self.journaled
        )
    }

    /// A transaction that waits; nil if it does not.
    public func journaled(_ id: TransactionID) throws(DatabaseError) -> JournaledTransaction? {
        try database.first(
            Self.columns + "WHERE id = ?",
            .word(id.word),
            read: Self.journaled
        )
    }

    /// Why a transaction was dropped; nil if it was not, or so many were since that it is
    /// forgotten.
    public func drop(of id: TransactionID) throws(DatabaseError) -> DroppedTransaction? {
        try database.first(
            "SELECT block, code, detail FROM drops WHERE id = ?",
            .word(id.word)
        ) { (row) throws(DatabaseError) in
            DroppedTransaction(
                id: id,
                block: try row.blockNumber(0),
                code: row.text(1),
                detail: row.text(2)
            )
        }
    }
}
