// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import MerkleStructures
import ProtocolTypes
import TestSupport
import Testing
import VMCore

@Suite struct AccountVectorTests {
    let vectors: JSONValue

    init() throws { vectors = try Vectors.json("protocol/accounts.json") }

    private var accounts: [JSONValue] { vectors["accounts"].items }

    @Test func `an account is read and written the same`() throws {
        #expect(!accounts.isEmpty)
        for item in accounts {
            let name = Comment(rawValue: try item["name"].string)
            let account = try roundTrip(Account.self, protocolBytes(item["account_bytes"]), name)
            #expect(account.id.hex == item["id"]["hex"].text, name)
            #expect(account.nonce == (try item["nonce"].felt), name)
            #expect(account.commitment == (try item["commitment"].word), name)
            #expect(account.initialCommitment == (try item["initial_commitment"].word), name)
            #expect(account.seed == (item["seed"].isNull ? nil : try item["seed"].word), name)
            #expect(account.header.elements == (try item["header_elements"].felts), name)
            let header = try roundTrip(
                AccountHeader.self,
                protocolBytes(item["header_bytes"]),
                name
            )
            #expect(header == account.header, name)
            let file = try roundTrip(
                AccountFile.self,
                protocolBytes(item["account_file_bytes"]),
                name
            )
            #expect(file.account == account, name)
            #expect(file.secretKeys.count == (try item["account_file_num_keys"].int), name)
            try check(account.code, item["code"])
            try check(account.storage, item)
            try check(account.vault, item)
        }
    }

    @Test func `network accounts are those that the recording finds to be`() throws {
        var count = 0
        for item in accounts {
            let name = Comment(rawValue: try item["name"].string)
            let account = try Account(decoding: protocolBytes(item["account_bytes"]))
            let interfaces = item["detected_interfaces"].items.compactMap(\.text)
            let isNetworkAccount = interfaces.contains("Network Account Auth")
            if isNetworkAccount { count += 1 }
            #expect(NetworkAccount.has(account.storage.header) == isNetworkAccount, name)
            guard account.nonce != .zero else { continue }
            let delta = try AccountDelta(fullStateOf: account)
            #expect(NetworkAccount.isDeployed(by: .delta(delta)) == isNetworkAccount, name)
        }
        #expect(count > 0 && count < accounts.count)
        #expect(!NetworkAccount.isDeployed(by: .private))
    }

    private func check(_ code: AccountCode, _ item: JSONValue) throws {
        #expect(code.commitment == (try item["commitment"].word))
        #expect(code.encodedBytes == (try protocolBytes(item["bytes"])))
        #expect(code.procedures == (try item["procedures"].items.map { try $0["root"].word }))
        #expect(
            code.forest.rootDigests == (try item["mast_roots_in_order"].items.map { try $0.word })
        )
        #expect(code.forest.nodes.count == (try item["mast_nodes"].int))
    }

    private func check(_ storage: AccountStorage, _ item: JSONValue) throws {
        let expected = item["storage"]
        #expect(storage.encodedBytes == (try protocolBytes(item["storage_bytes"])))
        #expect(storage.commitment == (try expected["commitment"].word))
        #expect(storage.header.elements == (try expected["header_elements"].felts))
        let header = try roundTrip(
            AccountStorageHeader.self,
            protocolBytes(expected["header_bytes"])
        )
        #expect(header == storage.header)
        #expect(storage.slots.count == (try expected["num_slots"].int))
        for (slot, item) in zip(storage.slots, expected["slots"].items) {
            #expect(slot.name.text == item["name"].text)
            #expect(slot.content.word == (try item["value"].word))
            #expect((slot.content.type == .map) == (item["type"].text == "map"))
            guard case .map(let map) = slot.content else { continue }
            for entry in item["entries"].items {
                let key = try entry["key"].word
                #expect(map[key] == (try entry["value"].word))
                if !entry["hashed_key"].isNull {
                    #expect(StorageMap.hashedKey(key) == (try entry["hashed_key"].word))
                }
            }
        }
        #expect(try AccountStorage(storage.slots.reversed()) == storage)
    }

    private func check(_ vault: AssetVault, _ item: JSONValue) throws {
        #expect(vault.root == (try item["vault"]["root"].word))
        #expect(vault.assets.count == (try item["vault"]["num_assets"].int))
        #expect(vault.encodedBytes == (try protocolBytes(item["vault"]["bytes"])))
        for witness in item["asset_witnesses"].items {
            let key = try AssetVaultKey(word: witness["key"].word)
            let bytes = try protocolBytes(witness["witness_bytes"])
            #expect(vault.open(key).encodedBytes == bytes)
        }
    }

    @Test func `some vectors have witnesses of assets`() {
        #expect(accounts.contains { !$0["asset_witnesses"].items.isEmpty })
    }

    @Test func `partial forms hold the same content and keep their bytes`() throws {
        for item in accounts {
            let name = Comment(rawValue: try item["name"].string)
            let account = try Account(decoding: protocolBytes(item["account_bytes"]))
            let initial = try roundTrip(
                PartialAccount.self,
                protocolBytes(item["partial_account_default_bytes"]),
                name
            )
            #expect(initial == PartialAccount(account), name)
            #expect(try PartialAccount(decoding: PartialAccount(account).encodedBytes) == initial)
            let full = try roundTrip(
                PartialAccount.self,
                protocolBytes(item["partial_account_full_bytes"]),
                name
            )
            #expect(full == PartialAccount(full: account), name)
            #expect(full.header == account.header, name)
            _ = try roundTrip(
                AsRead<PartialSparseTree>.self,
                protocolBytes(item["partial_vault_minimal_bytes"]),
                name
            )
            guard !item["partial_storage_one_key_bytes"].isNull else { continue }
            let storage = try roundTrip(
                PartialStorage.self,
                protocolBytes(item["partial_storage_one_key_bytes"]),
                name
            )
            #expect(storage.commitment == account.storage.commitment, name)
            for opened in item["partial_storage_one_key_opened"].items {
                let slot = try StorageSlotName(opened["slot"].string)
                let root = try #require(storage.header[slot]).value
                let map = try #require(storage.map(root: root))
                let key = try opened["key"].word
                #expect(try map.value(for: key) == opened["value"].word, name)
                #expect(try map.open(key).encodedBytes == protocolBytes(opened["proof_bytes"]))
            }
        }
    }

    @Test func `a zero written at first stays in the list until zero is inserted`() throws {
        let item = vectors["map_with_explicit_zero"]
        let entries = try item["entries"].items.map {
            StorageMap.Entry(key: try $0[0].word, value: try $0[1].word)
        }
        var map = try StorageMap(entries)
        #expect(map.root == (try item["root"].word))
        #expect(map.root == (try item["root_without_the_zero"].word))
        #expect(map.encodedBytes == (try item["bytes"].hex))
        #expect(try StorageMap(decoding: map.encodedBytes) == map)
        let zero = try #require(entries.first { $0.value == .zero })
        try map.insert(.zero, forKey: zero.key)
        #expect(map.encodedBytes == (try item["bytes_after_inserting_zero_again"].hex))
    }

    @Test func `empty trees and the fullest storage have the same commitments`() throws {
        #expect(StorageMap.emptyRoot == (try vectors["empty_map_root"].word))
        #expect(AssetVault().root == (try vectors["empty_vault_root"].word))
        #expect(AccountStorage().commitment == (try vectors["empty_storage_commitment"].word))
        let slots = try (0..<255).map {
            StorageSlot(name: try StorageSlotName("s::n\($0)"), content: .value(.zero))
        }
        let storage = try AccountStorage(slots)
        #expect(storage.commitment == (try vectors["storage_255_slots"]["commitment"].word))
    }

    @Test func `map keys are hashed the same`() throws {
        let cases = try Vectors.json("protocol/ids.json")["storage_map_keys"].items
        #expect(!cases.isEmpty)
        for item in cases {
            let hash = StorageMap.hashedKey(try item["key"].word)
            #expect(hash == (try item["hash"].word))
            #expect(hash.e3.value == (try item["leaf_index"].uint64))
        }
    }
}
