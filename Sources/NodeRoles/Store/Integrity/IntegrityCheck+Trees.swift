// SPDX-License-Identifier: MIT

import FieldArithmetic
import MerkleStructures
import ProtocolTypes

extension IntegrityCheck {
    private func count(_ sql: String, _ values: SQLValue...) throws(DatabaseError) -> Int64 {
        var count: Int64 = 0
        try database.each(sql, values) { count = $0.integer(0) }
        return count
    }

    /// Compares the nullifier tree with the rows and the last header.
    mutating func checkNullifierTree(_ header: BlockHeader?) throws(DatabaseError) {
        let database = database
        var check = TreeCheck(.nullifiers, in: database)
        let holds = try check.holds { (key, value) throws(DatabaseError) in
            let block = try database.first(
                "SELECT block FROM nullifiers WHERE nullifier = ?",
                .word(key)
            ) { (row) throws(DatabaseError) in try row.blockNumber(0) }
            return block.map { NullifierTree.value($0) } == value
        }
        let rowCount = try count("SELECT count(*) FROM nullifiers")
        if !holds || check.entryCount != rowCount { report(.tree("nullifiers")) }
        let root = try StoredTree(.nullifiers, in: database).root
        if let header, header.nullifierRoot != root { report(.nullifierRoot) }
    }

    /// Compares the account tree with the rows and the last header.
    mutating func checkAccountTree(_ header: BlockHeader?) throws(DatabaseError) {
        let database = database
        var check = TreeCheck(.accounts, in: database)
        let holds = try check.holds { (key, value) throws(DatabaseError) in
            guard let id = try? AccountID(key: key) else { return false }
            let commitment = try database.first(
                "SELECT commitment FROM accounts WHERE account = ?",
                .account(id)
            ) { (row) throws(DatabaseError) in try row.word(0) }
            return commitment == value
        }
        let rowCount = try count("SELECT count(*) FROM accounts")
        if !holds || check.entryCount != rowCount { report(.tree("accounts")) }
        let root = try StoredTree(.accounts, in: database).root
        if let header, header.accountRoot != root { report(.accountRoot) }
    }

    /// Compares each account's row with its last update and, if it is public, with its state.
    mutating func checkAccounts() throws(DatabaseError) {
        var accounts: [(id: AccountID, commitment: Word)] = []
        var last = AccountCursor()
        repeat {
            accounts = try page(after: last)
            for account in accounts where !isFull { try check(account.id, account.commitment) }
            last = AccountCursor(accounts.last?.id)
        } while !accounts.isEmpty && !isFull
    }

    /// Where a walk over the accounts stands.
    private struct AccountCursor {
        let value: SQLValue

        init(_ id: AccountID? = nil) { value = id.map { .account($0) } ?? .blob([]) }
    }

    private func page(
        after cursor: AccountCursor
    ) throws(DatabaseError) -> [(id: AccountID, commitment: Word)] {
        try database.all(
            "SELECT account, commitment FROM accounts WHERE account > ? ORDER BY account LIMIT 256",
            cursor.value
        ) { (row) throws(DatabaseError) in (try row.decoded(0), try row.word(1)) }
    }

    private mutating func check(
        _ id: AccountID,
        _ commitment: Word
    ) throws(DatabaseError) {
        let snapshot = try Snapshot(database: database)
        let update = try database.first(
            """
            SELECT block, commitment FROM account_updates WHERE account = ?
            ORDER BY block DESC LIMIT 1
            """,
            .account(id)
        ) { (row) throws(DatabaseError) in (try row.blockNumber(0), try row.word(1)) }
        let account = try snapshot.account(id)
        if account?.block != update?.0 || commitment != update?.1 { report(.account(id)) }
        guard let row = try PublicAccountRow(id, in: database) else {
            if id.isPublic { report(.accountState(id)) }
            return
        }
        if try !isSound(row, commitment: commitment) { report(.accountState(id)) }
    }

    private func isSound(
        _ row: PublicAccountRow,
        commitment: Word
    ) throws(DatabaseError) -> Bool {
        let snapshot = try Snapshot(database: database)
        guard try row.header(in: database).commitment == commitment,
            try snapshot.code(row.code)?.commitment == row.code,
            try holds(row.vaultMap(in: database))
        else { return false }
        for slot in row.slots where slot.type == .map {
            guard let map = try row.map(slot.name, in: database), try map.root == slot.value,
                try holds(map)
            else { return false }
        }
        return true
    }

    /// True if the tree of a map holds, and says the same as the entries under raw keys.
    private func holds(_ map: StoredMap) throws(DatabaseError) -> Bool {
        var keys: [Word: Word] = [:]
        var rowCount: Int64 = 0
        try database.each(
            "SELECT key, value FROM tree_entries WHERE tree = ?",
            [.integer(map.name.rawValue)]
        ) { (row) throws(DatabaseError) in
            keys[map.kind.treeKey(try row.word(0))] = try row.word(1)
            rowCount += 1
        }
        var check = TreeCheck(map.name, in: database)
        let holds = try check.holds { (key, value) throws(DatabaseError) in keys[key] == value }
        return holds && check.entryCount == rowCount
    }
}
