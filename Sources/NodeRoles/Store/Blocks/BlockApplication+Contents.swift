// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import MerkleStructures
import ProtocolTypes

extension BlockApplication {
    /// Writes the block's own row and its leaf of the range.
    func applyHeader(after parent: Parent?) throws(BlockApplicationError) {
        let body = block.body
        let tree = StoredTree(.accounts, in: database)
        try storing { () throws(DatabaseError) in
            var counts = parent?.counts ?? ChainCounts()
            counts.transactions += body.transactions.count
            counts.notes += body.outputNoteBatches.reduce(0) { $0 + $1.notes.count }
            counts.nullifiers += body.nullifiers.count
            for update in body.accountUpdates
            where try tree.value(for: update.accountID.key) == .zero {
                counts.accounts += 1
            }
            try database.run(
                """
                INSERT INTO blocks (
                    number, commitment, transactions, notes, nullifiers, accounts, header, bytes)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                .block(header.number),
                .word(header.commitment),
                .integer(counts.transactions),
                .integer(counts.notes),
                .integer(counts.nullifiers),
                .integer(counts.accounts),
                .blob(header.encodedBytes),
                .blob(bytes)
            )
            try StoredRange(database: database).append(
                header.commitment,
                at: UInt64(header.number.value)
            )
        }
    }

    /// Writes the transactions; they wait and are dropped no longer.
    func applyTransactions() throws(BlockApplicationError) {
        for (position, transaction) in block.body.transactions.enumerated() {
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
                    .block(header.number),
                    .integer(position),
                    id,
                    .account(transaction.accountID),
                    .blob(transaction.encodedBytes)
                )
                try database.run("DELETE FROM journal WHERE id = ?", id)
                try database.run("DELETE FROM drops WHERE id = ?", id)
            }
        }
    }

    /// Writes the output notes.
    func applyNotes() throws(BlockApplicationError) {
        let placed: [(index: BlockNoteIndex, note: OutputNote)]
        do { placed = try block.body.placedNotes() } catch {
            throw .refused(.block(.notes(error)))
        }
        try storing { () throws(DatabaseError) in
            for (index, note) in placed {
                let metadata = note.header.metadata
                try database.run(
                    """
                    INSERT INTO notes (block, leaf, id, tag, sender, header, note)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """,
                    .block(header.number),
                    .integer(index.value),
                    .word(note.id.word),
                    .integer(metadata.tag.value),
                    .account(metadata.sender),
                    .blob(note.header.encodedBytes),
                    .blob(note.encodedBytes)
                )
            }
        }
    }

    /// Writes the nullifiers, none of which may be known.
    func applyNullifiers() throws(BlockApplicationError) {
        for (position, nullifier) in block.body.nullifiers.enumerated() {
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
                    .block(header.number),
                    .integer(position),
                    .word(nullifier.word),
                    .integer(nullifier.prefix)
                )
            }
        }
        let value = NullifierTree.value(header.number)
        try apply(
            block.body.nullifiers.map { ($0.word, value) },
            to: StoredTree(.nullifiers, in: database),
            claimed: header.nullifierRoot
        ) { .nullifierRoot(expected: $0, got: $1) }
    }

    /// Writes the account updates, and the states that the chain learns.
    func applyAccounts() throws(BlockApplicationError) {
        let tree = StoredTree(.accounts, in: database)
        for (position, update) in block.body.accountUpdates.enumerated() {
            let key = update.accountID.key
            let leaf = try storing { () throws(DatabaseError) in
                try tree.leaf(at: SparseTreeLeaf.index(of: key))
            }
            if let other = leaf?.entries.first, other.key != key {
                throw .refused(.accountPrefixTaken(update.accountID))
            }
            try storing { () throws(DatabaseError) in try write(update, at: position) }
            try applyDetails(of: update)
        }
        try apply(
            block.body.accountUpdates.map { ($0.accountID.key, $0.finalState) },
            to: tree,
            claimed: header.accountRoot
        ) { .accountRoot(expected: $0, got: $1) }
    }

    private func write(
        _ update: BlockAccountUpdate,
        at position: Int
    ) throws(DatabaseError) {
        try database.run(
            """
            INSERT INTO account_updates (block, position, account, commitment, details)
            VALUES (?, ?, ?, ?, ?)
            """,
            .block(header.number),
            .integer(position),
            .account(update.accountID),
            .word(update.finalState),
            .blob(update.details.encodedBytes)
        )
        try database.run(
            """
            INSERT INTO accounts (account, commitment, block) VALUES (?, ?, ?)
            ON CONFLICT (account) DO UPDATE SET
                commitment = excluded.commitment, block = excluded.block
            """,
            .account(update.accountID),
            .word(update.finalState),
            .block(header.number)
        )
    }

    private func applyDetails(of update: BlockAccountUpdate) throws(BlockApplicationError) {
        let id = update.accountID
        let change = AccountChange(database: database, id: id, details: update.details)
        let commitment: Word?
        do { commitment = try change.make() } catch {
            switch error {
            case .fault(let fault): throw .refused(.accountDetails(id, fault))
            case .database(let failure): throw .database(failure)
            }
        }
        if let commitment, commitment != update.finalState {
            throw .refused(
                .accountCommitment(id, expected: update.finalState, got: commitment)
            )
        }
    }
}
