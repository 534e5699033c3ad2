// SPDX-License-Identifier: MIT

import ProtocolTypes
import TestSupport

extension FuzzedDecoder {
    /// The bytes under a name in those items of a section that have them, if they are not long.
    private static func given(
        _ file: String,
        _ section: String,
        _ name: String
    ) -> @Sendable () throws -> [[UInt8]] {
        {
            try Vectors.json("protocol/\(file).json")[section].items
                .filter { !$0[name].isNull }
                .map { try Vectors.bytes(of: $0[name], in: "protocol") }
                .filter { $0.count < 30_000 }
        }
    }

    /// Accounts, their parts, changes and keys.
    static let accounts: [FuzzedDecoder] = [
        FuzzedDecoder(Account.self, seeds: given("accounts", "accounts", "account_bytes")),
        FuzzedDecoder(
            PartialAccount.self,
            seeds: given("accounts", "accounts", "partial_account_full_bytes")
        ),
        FuzzedDecoder(AccountFile.self, seeds: given("accounts", "accounts", "account_file_bytes")),
        FuzzedDecoder(
            PartialStorage.self,
            seeds: given("accounts", "accounts", "partial_storage_one_key_bytes")
        ),
        FuzzedDecoder(AccountDelta.self, seeds: given("deltas", "deltas", "bytes")),
        FuzzedDecoder(TxAccountUpdate.self, seeds: given("deltas", "tx_account_updates", "bytes")),
        FuzzedDecoder(Asset.self, seeds: given("assets", "fungible", "bytes")),
        FuzzedDecoder(AssetVault.self, seeds: given("assets", "vault_sequences", "final_bytes")),
        FuzzedDecoder(Address.self, seeds: given("ids", "addresses", "serialized")),
        FuzzedDecoder(AuthPublicKey.self, seeds: given("headers", "keys", "public_bytes")),
        FuzzedDecoder(ComponentMetadata.self) {
            try Vectors.json("protocol/accounts.json")["accounts"].items
                .flatMap { $0["components"].items }
                .map { try Vectors.bytes(of: $0["metadata_bytes"], in: "protocol") }
        },
    ]

    /// What transactions are made of.
    static let inputs: [FuzzedDecoder] = [
        FuzzedDecoder(TransactionArgs.self) {
            try Vectors.json("protocol/headers.json")["transaction_args"].items
                .filter { $0["num_store_nodes"].isNull }
                .map { try Vectors.bytes(of: $0["bytes"], in: "protocol") }
        },
        FuzzedDecoder(
            TransactionInputs.self,
            seeds: items("headers", "kernel_inputs", ["tx_inputs_bytes"])
        ),
    ]
}
