// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import ProtocolTypes

/// Follows the state of an account through one update of a block.
///
/// The cost depends on the update, not on the size of the account.
struct AccountChange {
    let database: Database
    let id: AccountID
    let details: AccountUpdateDetails

    /// Why a change was not made.
    enum Failure: Error {
        case fault(BlockRefusal.AccountDetailsFault)
        case database(DatabaseError)
    }

    /// Makes the change.
    ///
    /// - Returns: The commitment of the new state; nil if the chain does not learn the state.
    /// - Throws: ``Failure``; what was written is then undone with the block.
    func make() throws(Failure) -> Word? {
        guard case .delta(let delta) = details else {
            if id.isPublic { throw .fault(.missing) }
            return nil
        }
        guard delta.id == id else { throw .fault(.otherAccount) }
        let row = try storing { () throws(DatabaseError) in
            try PublicAccountRow(id, in: database)
        }
        switch (row, delta.isFullState) {
        case (nil, true): return try create(delta)
        case (nil, false): throw .fault(.noStateBefore)
        case (_?, true): throw .fault(.stateBefore)
        case (let row?, false): return try change(row, by: delta)
        }
    }

    private func storing<Value>(
        _ body: () throws(DatabaseError) -> Value
    ) throws(Failure) -> Value {
        do { return try body() } catch { throw .database(error) }
    }

    /// Takes a full state; that of a private account is checked but not kept.
    private func create(_ delta: AccountDelta) throws(Failure) -> Word {
        let account: Account
        do { account = try Account(fullState: delta) } catch { throw .fault(.notApplicable) }
        guard id.isPublic else { return account.commitment }
        try storing { () throws(DatabaseError) in try write(account) }
        return account.commitment
    }

    private func write(_ account: Account) throws(DatabaseError) {
        try database.run(
            "INSERT OR IGNORE INTO codes (commitment, code) VALUES (?, ?)",
            .word(account.code.commitment),
            .blob(account.code.encodedBytes)
        )
        let vault = try StoredMap.make(.vault, in: database)
        let assets = account.vault.assets.map { (key: $0.key.word, value: $0.value) }
        guard try vault.set(assets) == account.vault.root else {
            throw .unexpectedRow("vault tree")
        }
        try PublicAccountRow(
            id: id,
            nonce: account.nonce,
            code: account.code.commitment,
            vault: vault.name,
            slots: account.storage.header.slots
        ).write(to: database)
        for slot in account.storage.slots {
            guard case .map(let content) = slot.content else { continue }
            let map = try StoredMap.make(.storage, in: database)
            let entries = content.entries.filter { $0.value != .zero }
            guard try map.set(entries.map { ($0.key, $0.value) }) == content.root else {
                throw .unexpectedRow("map tree")
            }
            try database.run(
                "INSERT INTO account_maps (account, slot, tree) VALUES (?, ?, ?)",
                .account(id),
                .text(slot.name.text),
                .integer(map.name.rawValue)
            )
        }
    }

    private func change(
        _ old: PublicAccountRow,
        by delta: AccountDelta
    ) throws(Failure) -> Word {
        var row = old
        row.nonce = old.nonce + delta.nonceDelta
        guard row.nonce >= old.nonce else { throw .fault(.notApplicable) }
        for (name, change) in delta.storage.changes {
            guard let index = row.slots.firstIndex(where: { $0.name == name }) else {
                throw .fault(.notApplicable)
            }
            let value = try self.value(of: row.slots[index], after: change, in: old)
            row.slots[index] = AccountStorageHeader.Slot(
                name: name,
                type: row.slots[index].type,
                value: value
            )
        }
        try change(row.vaultMap(in: database), by: delta.vault)
        let changed = row
        return try storing { () throws(DatabaseError) in
            try changed.write(to: database)
            return try changed.header(in: database).commitment
        }
    }

    /// The word of a slot, or the root of its map, after a change.
    private func value(
        of slot: AccountStorageHeader.Slot,
        after change: StorageDelta.Change,
        in row: PublicAccountRow
    ) throws(Failure) -> Word {
        switch (change, slot.type) {
        case (.value(let word), .value): return word
        case (.map(let items), .map):
            let root = try storing { () throws(DatabaseError) in
                guard let map = try row.map(slot.name, in: database) else {
                    throw DatabaseError.unexpectedRow("storage map")
                }
                return try map.set(items.map { ($0.key, $0.value) })
            }
            guard let root else { throw .fault(.notApplicable) }
            return root
        case (.value, .map), (.map, .value): throw .fault(.notApplicable)
        }
    }

    /// Lets assets come and go.
    private func change(_ vault: StoredMap, by delta: VaultDelta) throws(Failure) {
        var touched = AssetVault()
        var keys: [AssetVaultKey] = []
        for (key, amount) in delta.sortedFungible where amount != 0 { keys.append(key) }
        for (asset, _) in delta.sortedNonFungible { keys.append(asset.key) }
        for key in keys {
            let value = try storing { () throws(DatabaseError) in try vault.value(for: key.word) }
            if value == .zero { continue }
            do { try touched.add(try Asset(key: key, value: value)) } catch {
                throw .database(.unexpectedRow("asset"))
            }
        }
        do { try touched.apply(delta) } catch { throw .fault(.notApplicable) }
        let changed = touched
        let root = try storing { () throws(DatabaseError) in
            try vault.set(keys.map { ($0.word, changed[$0]?.value ?? .zero) })
        }
        if root == nil { throw .fault(.notApplicable) }
    }
}
