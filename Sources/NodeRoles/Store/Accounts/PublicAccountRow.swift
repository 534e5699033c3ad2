// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import ProtocolTypes

/// The state of a public account at the tip, without the entries of maps and vault.
struct PublicAccountRow {
    let id: AccountID
    var nonce: Felt
    let code: Word
    let vault: StoredTree.Name
    var slots: [AccountStorageHeader.Slot]

    /// The row of an account; nil if the account is not known, or private.
    init?(_ id: AccountID, in database: Database) throws(DatabaseError) {
        let row = try database.first(
            "SELECT nonce, code, vault, storage FROM account_states WHERE account = ?",
            .account(id)
        ) { (row) throws(DatabaseError) in
            let nonce: Felt
            do { nonce = try Felt(canonical: UInt64(bitPattern: row.integer(0))) } catch {
                throw DatabaseError.unexpectedRow("nonce")
            }
            return PublicAccountRow(
                id: id,
                nonce: nonce,
                code: try row.word(1),
                vault: StoredTree.Name(rawValue: row.integer(2)),
                slots: try row.decoded(3, as: AccountStorageHeader.self).slots
            )
        }
        guard let row else { return nil }
        self = row
    }

    init(
        id: AccountID,
        nonce: Felt,
        code: Word,
        vault: StoredTree.Name,
        slots: [AccountStorageHeader.Slot]
    ) {
        self.id = id
        self.nonce = nonce
        self.code = code
        self.vault = vault
        self.slots = slots
    }

    /// The slots, without the entries of maps.
    var storage: AccountStorageHeader {
        get throws(DatabaseError) {
            do { return try AccountStorageHeader(decoding: storageBytes) } catch {
                throw .unexpectedRow("storage header")
            }
        }
    }

    private var storageBytes: [UInt8] {
        var writer = ByteWriter()
        writer.write(UInt8(slots.count))
        for slot in slots { writer.write(slot) }
        return writer.bytes
    }

    /// The vault's entries.
    func vaultMap(in database: Database) -> StoredMap {
        StoredMap(database: database, name: vault, kind: .vault)
    }

    /// The entries of a slot; nil if it is none, or holds a value.
    func map(_ slot: StorageSlotName, in database: Database) throws(DatabaseError) -> StoredMap? {
        let tree = try database.first(
            "SELECT tree FROM account_maps WHERE account = ? AND slot = ?",
            .account(id),
            .text(slot.text)
        ) { $0.integer(0) }
        return tree.map {
            StoredMap(database: database, name: StoredTree.Name(rawValue: $0), kind: .storage)
        }
    }

    /// The account by its commitments.
    func header(in database: Database) throws(DatabaseError) -> AccountHeader {
        AccountHeader(
            id: id,
            nonce: nonce,
            vaultRoot: try vaultMap(in: database).root,
            storageCommitment: try storage.commitment,
            codeCommitment: code
        )
    }

    /// Writes the row in place of the one before.
    func write(to database: Database) throws(DatabaseError) {
        try database.run(
            """
            INSERT INTO account_states (account, nonce, code, vault, storage)
            VALUES (?, ?, ?, ?, ?) ON CONFLICT (account) DO UPDATE SET
                nonce = excluded.nonce, storage = excluded.storage
            """,
            .account(id),
            .integer(nonce.value),
            .word(code),
            .integer(vault.rawValue),
            .blob(storageBytes)
        )
    }
}
