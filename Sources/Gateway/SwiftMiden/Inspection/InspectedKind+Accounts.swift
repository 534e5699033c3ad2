// SPDX-License-Identifier: MIT

import FieldArithmetic
import ProtocolTypes

extension InspectedKind {
    /// Accounts and their changes.
    static let accounts: [InspectedKind] = [
        InspectedKind("account", Account.self) { account, fields in fields.add(account) },
        InspectedKind("account-file", AccountFile.self) { file, fields in
            fields.add(file.account)
            fields.count("keys", file.secretKeys.count)
            fields.texts("keySchemes", file.secretKeys.map { "\($0.scheme)" })
        },
        InspectedKind("delta", AccountDelta.self) { delta, fields in fields.add(delta) },
    ]
}

extension InspectedFields {
    fileprivate mutating func add(_ account: Account) {
        text("id", account.id.hex)
        text("accountType", "\(account.id.type)")
        decimal("nonce", account.nonce.value)
        word("commitment", account.commitment)
        word("initialCommitment", account.initialCommitment)
        word("codeCommitment", account.code.commitment)
        word("storageCommitment", account.storage.commitment)
        word("vaultRoot", account.vault.root)
        word("seed", account.seed)
        count("procedures", account.code.procedures.count)
        count("slots", account.storage.slots.count)
        count("assets", account.vault.assets.count)
    }

    fileprivate mutating func add(_ delta: AccountDelta) {
        text("id", delta.id.hex)
        word("commitment", delta.commitment)
        decimal("nonceDelta", delta.nonceDelta.value)
        flag("isFullState", delta.isFullState)
        flag("isEmpty", delta.isEmpty)
        word("codeCommitment", delta.code?.commitment)
        count("slots", delta.storage.changes.count)
        count("fungibleAssets", delta.vault.fungible.count)
        count("nonFungibleAssets", delta.vault.nonFungible.count)
    }
}
