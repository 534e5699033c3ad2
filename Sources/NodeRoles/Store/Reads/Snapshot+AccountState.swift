// SPDX-License-Identifier: MIT

public import FieldArithmetic
public import MerkleStructures
public import ProtocolTypes

/// The state of public accounts at the tip. Private ones, of which the chain knows the commitment
/// alone, have none.
extension Snapshot {
    private func row(_ id: AccountID) throws(DatabaseError) -> PublicAccountRow? {
        try PublicAccountRow(id, in: database)
    }

    /// A public account by its commitments.
    public func accountHeader(_ id: AccountID) throws(DatabaseError) -> AccountHeader? {
        try row(id)?.header(in: database)
    }

    /// The slots of a public account, without the entries of maps.
    public func storageHeader(_ id: AccountID) throws(DatabaseError) -> AccountStorageHeader? {
        try row(id)?.storage
    }

    /// The code with a commitment, if a public account has it or had it.
    public func code(_ commitment: Word) throws(DatabaseError) -> AccountCode? {
        try database.first(
            "SELECT code FROM codes WHERE commitment = ?",
            .word(commitment)
        ) { (row) throws(DatabaseError) in try row.decoded(0) }
    }

    /// What a map of a public account holds under a key, with the path to its root.
    ///
    /// The proof is about the hashed key. Nil if there is no such map.
    public func mapProof(
        _ id: AccountID,
        slot: StorageSlotName,
        key: Word
    ) throws(DatabaseError) -> SparseTreeProof? {
        try row(id)?.map(slot, in: database)?.open(key)
    }

    /// A page of the entries of a map of a public account, by the bytes of their keys.
    ///
    /// - Parameters:
    ///   - id: The account.
    ///   - slot: The slot of the map.
    ///   - key: Entries up to this one are left out.
    ///   - limit: The most entries.
    /// - Returns: At most `limit` entries; nil if there is no such map.
    /// - Throws: ``DatabaseError``.
    public func mapEntries(
        _ id: AccountID,
        slot: StorageSlotName,
        after key: Word? = nil,
        limit: Int
    ) throws(DatabaseError) -> [StorageMap.Entry]? {
        try row(id)?.map(slot, in: database)?.entries(after: key, limit: limit)
    }

    /// What the vault of a public account holds under a key, with the path to its root.
    public func assetProof(
        _ id: AccountID,
        key: AssetVaultKey
    ) throws(DatabaseError) -> SparseTreeProof? {
        try row(id)?.vaultMap(in: database).open(key.word)
    }

    /// A page of the assets of a public account, by the bytes of their keys.
    ///
    /// - Parameters:
    ///   - id: The account.
    ///   - key: Assets up to this one are left out.
    ///   - limit: The most assets.
    /// - Returns: At most `limit` assets; nil if there is no such account.
    /// - Throws: ``DatabaseError``.
    public func assets(
        _ id: AccountID,
        after key: AssetVaultKey? = nil,
        limit: Int
    ) throws(DatabaseError) -> [Asset]? {
        guard let row = try row(id) else { return nil }
        var assets: [Asset] = []
        let vault = row.vaultMap(in: database)
        for entry in try vault.entries(after: key?.word, limit: limit) {
            do { assets.append(try Asset(key: entry.key, value: entry.value)) } catch {
                throw .unexpectedRow("asset")
            }
        }
        return assets
    }

    /// A public account with all its state.
    /// - Complexity: linear in the size of the account, with 64 permutations an entry.
    public func accountState(_ id: AccountID) throws(DatabaseError) -> Account? {
        guard let row = try row(id), let code = try code(row.code),
            let assets = try assets(id, limit: .max)
        else { return nil }
        var slots: [StorageSlot] = []
        for slot in row.slots {
            guard slot.type == .map else {
                slots.append(StorageSlot(name: slot.name, content: .value(slot.value)))
                continue
            }
            let entries = try mapEntries(id, slot: slot.name, limit: .max)
            guard let entries, let map = try? StorageMap(entries) else {
                throw .unexpectedRow("storage map")
            }
            slots.append(StorageSlot(name: slot.name, content: .map(map)))
        }
        do {
            return try Account(
                id: id,
                vault: AssetVault(assets),
                storage: AccountStorage(slots),
                code: code,
                nonce: row.nonce,
                seed: nil
            )
        } catch { throw .unexpectedRow("account") }
    }
}
