// SPDX-License-Identifier: MIT

public import ProtocolTypes

extension Store {
    /// Keeps a transaction that was admitted, until a block holds it or it is dropped.
    ///
    /// A transaction that waits already keeps its place; one that was dropped waits anew.
    ///
    /// - Parameters:
    ///   - id: The transaction's name.
    ///   - bytes: What is given back by ``Snapshot/journaled(after:limit:)``.
    ///   - received: When it came, in milliseconds since 1970.
    /// - Returns: Its place in the order of arrival.
    /// - Throws: ``DatabaseError``; nothing is then kept.
    public func journal(
        _ id: TransactionID,
        bytes: [UInt8],
        received: UInt64
    ) throws(DatabaseError) -> Int64 {
        try database.transaction(wrapping: { $0 }) { () throws(DatabaseError) in
            let known = try database.first(
                "SELECT sequence FROM journal WHERE id = ?",
                .word(id.word)
            ) { $0.integer(0) }
            if let known { return known }
            try database.run("DELETE FROM drops WHERE id = ?", .word(id.word))
            try database.run(
                "INSERT INTO journal (id, received, bytes) VALUES (?, ?, ?)",
                .word(id.word),
                .integer(received),
                .blob(bytes)
            )
            return database.lastRowID
        }
    }

    /// Notes that transactions were taken out of the journal without a block, and why.
    public func recordDrops(_ drops: [DroppedTransaction]) throws(DatabaseError) {
        try database.transaction(wrapping: { $0 }) { () throws(DatabaseError) in
            try write(drops)
        }
    }

    /// Writes drops inside a transaction, and forgets the oldest beyond the limit.
    func write(_ drops: [DroppedTransaction]) throws(DatabaseError) {
        for drop in drops {
            try database.run("DELETE FROM journal WHERE id = ?", .word(drop.id.word))
            try database.run(
                "INSERT OR REPLACE INTO drops (id, block, code, detail) VALUES (?, ?, ?, ?)",
                .word(drop.id.word),
                .block(drop.block),
                .text(drop.code),
                .text(drop.detail)
            )
        }
        if drops.isEmpty { return }
        try database.run(
            "DELETE FROM drops WHERE sequence <= ?",
            .integer(database.lastRowID - Int64(Self.dropsMax))
        )
    }
}
