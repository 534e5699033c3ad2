// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import MerkleStructures
import ProtocolTypes

extension BlockApplication {
    /// Writes the block's own row and its leaf of the range.
    func applyBlock(after tip: TipRow?) throws(BlockApplicationError) {
        let tree = StoredTree(.accounts, in: database)
        try storing { () throws(DatabaseError) in
            var counts = tip?.counts ?? ChainCounts()
            counts.transactions += rows.transactions.count
            counts.notes += rows.notes.count
            counts.nullifiers += rows.nullifiers.count
            for account in rows.accounts where try tree.value(for: account.id.key) == .zero {
                counts.accounts += 1
            }
            try database.run(
                """
                INSERT INTO blocks (
                    number, commitment, timestamp, transactions, notes, nullifiers, accounts,
                    header, bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                .block(number),
                .word(rows.claims.commitment),
                .integer(rows.claims.timestamp),
                .integer(counts.transactions),
                .integer(counts.notes),
                .integer(counts.nullifiers),
                .integer(counts.accounts),
                .blob(rows.header),
                .blob(rows.bytes)
            )
            try StoredRange(database: database).append(
                rows.claims.commitment,
                at: UInt64(number.value)
            )
        }
    }

    /// Writes the transactions; they wait and are dropped no longer.
    func applyTransactions() throws(BlockApplicationError) {
        for (position, transaction) in rows.transactions.enumerated() {
            let id = SQLValue.word(transaction.id.word)
            let isKnown = try storing { () throws(DatabaseError) in
                try database.first("SELECT 1 FROM transactions WHERE id = ?", id) { _ in true }
            }
            if isKnown != nil { throw .refused(.duplicateTransaction(transaction.id)) }
            try storing { () throws(DatabaseError) in
                try database.run(
                    """
                    INSERT INTO transactions (block, position, id, account, header)
                    VALUES (?, ?, ?, ?, ?)
                    """,
                    .block(number),
                    .integer(position),
                    id,
                    .account(transaction.account),
                    .blob(transaction.header)
                )
                try database.run("DELETE FROM journal WHERE id = ?", id)
                try database.run("DELETE FROM drops WHERE id = ?", id)
            }
        }
    }

    /// Writes the output notes.
    func applyNotes() throws(BlockApplicationError) {
        try storing { () throws(DatabaseError) in
            for note in rows.notes {
                try database.run(
                    "INSERT INTO notes (block, leaf, id, tag, sender, note) VALUES (?, ?, ?, ?, ?, ?)",
                    .block(number),
                    .integer(note.leaf),
                    .word(note.id.word),
                    .integer(note.tag.value),
                    .account(note.sender),
                    .blob(note.bytes)
                )
            }
        }
    }

    /// Writes the nullifiers, none of which may be known.
    func applyNullifiers() throws(BlockApplicationError) {
        for (position, nullifier) in rows.nullifiers.enumerated() {
            let spent = try storing { () throws(DatabaseError) in
                try database.first(
                    "SELECT block FROM nullifiers WHERE nullifier = ?",
                    .word(nullifier.word)
                ) { (row) throws(DatabaseError) in try row.blockNumber(0) }
            }
            if let spent { throw .refused(.nullifierSpent(nullifier, in: spent)) }
            try storing { () throws(DatabaseError) in
                try database.run(
                    """
                    INSERT INTO nullifiers (block, position, nullifier, prefix)
                    VALUES (?, ?, ?, ?)
                    """,
                    .block(number),
                    .integer(position),
                    .word(nullifier.word),
                    .integer(nullifier.prefix)
                )
            }
        }
        let value = Word(Felt(number.value), .zero, .zero, .zero)
        try apply(
            rows.nullifiers.map { ($0.word, value) },
            to: StoredTree(.nullifiers, in: database),
            claimed: rows.claims.nullifierRoot
        ) { .nullifierRoot(expected: $0, got: $1) }
    }

    /// Writes the account updates.
    func applyAccounts() throws(BlockApplicationError) {
        let tree = StoredTree(.accounts, in: database)
        for (position, account) in rows.accounts.enumerated() {
            let key = account.id.key
            let leaf = try storing { () throws(DatabaseError) in
                try tree.leaf(at: SparseTreeLeaf.index(of: key))
            }
            if let other = leaf?.entries.first, other.key != key {
                throw .refused(.accountPrefixTaken(account.id))
            }
            try apply(account, at: position)
        }
        try apply(
            rows.accounts.map { ($0.id.key, $0.commitment) },
            to: tree,
            claimed: rows.claims.accountRoot
        ) { .accountRoot(expected: $0, got: $1) }
    }

    private func apply(
        _ account: BlockRows.Account,
        at position: Int
    ) throws(BlockApplicationError) {
        try storing { () throws(DatabaseError) in
            try database.run(
                """
                INSERT INTO account_updates (block, position, account, commitment, details)
                VALUES (?, ?, ?, ?, ?)
                """,
                .block(number),
                .integer(position),
                .account(account.id),
                .word(account.commitment),
                .blob(account.details)
            )
            try database.run(
                """
                INSERT OR REPLACE INTO accounts (account, commitment, block, state)
                VALUES (?, ?, ?, ?)
                """,
                .account(account.id),
                .word(account.commitment),
                .block(number),
                .null
            )
        }
    }
}
