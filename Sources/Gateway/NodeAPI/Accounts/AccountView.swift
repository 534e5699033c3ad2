// SPDX-License-Identifier: MIT

internal import ByteCoding
internal import FieldArithmetic
internal import HTTPSemantics
internal import JSONText
internal import ProtocolTypes
internal import Store

/// An account as JSON shows it.
struct AccountView {
    /// The heavy parts, which are shown when asked for.
    enum Part: String, CaseIterable, Sendable {
        case code
        case storage
        case vault
    }

    let id: AccountID
    let commitment: Word
    /// The block that changed it last, as of the block that was asked for.
    let changed: BlockNumber?
    let header: AccountHeader?
    let storage: AccountStorageHeader?
    let vault: [Asset]?
    let code: AccountCode?

    /// Reads an account at the tip.
    init?(
        _ id: AccountID,
        _ parts: Set<Part>,
        assetsMax: Int,
        in snapshot: borrowing Snapshot
    ) throws {
        guard let stored = try snapshot.account(id) else { return nil }
        self.id = id
        commitment = stored.commitment
        changed = stored.block
        header = try snapshot.accountHeader(id)
        storage = parts.contains(.storage) ? try snapshot.storageHeader(id) : nil
        vault = parts.contains(.vault) ? try snapshot.assets(id, limit: assetsMax + 1) : nil
        code =
            parts.contains(.code)
            ? try header.flatMap { (header) throws in try snapshot.code(header.codeCommitment) }
            : nil
    }

    /// An account as it was, of which the commitment alone is known.
    init(_ id: AccountID, was commitment: Word) {
        self.id = id
        self.commitment = commitment
        (changed, header, storage, vault, code) = (nil, nil, nil, nil, nil)
    }

    /// Writes the members of the account's object.
    func write(_ parts: Set<Part>, address: String, assetsMax: Int, to json: inout JSONWriter) {
        json.member("id", id)
        json.member("address", address)
        json.member("type", id.isPublic ? "public" : "private")
        json.member("commitment", commitment)
        json.member("block_num", changed)
        json.key("state")
        if let header { json.write(header) } else { json.null() }
        if parts.contains(.storage) {
            json.key("storage")
            if let storage { json.array(storage.slots) { $0.write($1) } } else { json.null() }
        }
        if parts.contains(.vault) {
            json.key("vault")
            // What does not fit is paged by the vault's own resource.
            if let vault {
                json.object {
                    $0.member("assets", array: vault.prefix(assetsMax)) { $0.write($1) }
                    $0.member("has_more", vault.count > assetsMax)
                }
            } else {
                json.null()
            }
        }
        if parts.contains(.code) {
            json.key("code")
            if let code { json.base64(code.encodedBytes) } else { json.null() }
        }
    }
}
