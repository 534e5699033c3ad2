// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import MerkleStructures
import ProtocolTypes
import TestSupport
import Testing
import VMCore

@Suite struct AssetVaultVectorTests {
    let vectors: JSONValue

    init() throws { vectors = try Vectors.json("protocol/assets.json") }

    @Test func `steps keep, change and refuse the same`() throws {
        let sequences = vectors["vault_sequences"].items
        #expect(!sequences.isEmpty)
        for sequence in sequences {
            var vault = AssetVault()
            for step in sequence["steps"].items {
                let asset = try Asset(decoding: step["asset"].hex)
                var result: Asset?
                let refusal = refusal {
                    result = try step["op"].text == "add" ? vault.add(asset) : vault.remove(asset)
                }
                #expect(refusal == step["error"].text)
                if let bytes = step["result"].text, refusal == nil {
                    #expect(result.map { hexDigits($0.encodedBytes) } == bytes)
                }
                if !step["root"].isNull { #expect(vault.root == (try step["root"].word)) }
                if !step["num_assets"].isNull {
                    #expect(vault.assets.count == (try step["num_assets"].int))
                }
            }
            try check(vault, sequence)
        }
    }

    private func check(_ vault: AssetVault, _ item: JSONValue) throws {
        let final = try roundTrip(AssetVault.self, protocolBytes(item["final_bytes"]))
        #expect(final == vault)
        let assets = try item["final_assets"].items.map { try Asset(decoding: $0["bytes"].hex) }
        #expect(vault.assets.count == assets.count && Set(vault.assets) == Set(assets))
        for balance in item["balances"].items {
            let key = try AssetVaultKey(word: balance["key"].word)
            #expect(vault.balance(key) == (try balance["amount"].uint64))
        }
        let absent = try AssetVaultKey(word: item["absent_key"].word)
        #expect(vault[absent] == nil)
        #expect(vault.open(absent).encodedBytes == (try protocolBytes(item["absent_witness"])))
        let partial = try roundTrip(
            AsRead<PartialSparseTree>.self,
            protocolBytes(item["partial_two_assets_bytes"])
        )
        #expect(partial.value.root == vault.root)
    }

    @Test func `a vault built at once has the same root and bytes`() throws {
        for name in ["built_at_once", "one_faucet_five_non_fungible"] {
            let item = vectors[name]
            let assets = try item["assets"].items.map { try Asset(decoding: $0.hex) }
            try #require(!assets.isEmpty)
            let vault = try AssetVault(assets)
            #expect(vault.root == (try item["root"].word))
            let decoded = try roundTrip(AssetVault.self, protocolBytes(item["bytes"]))
            #expect(decoded == vault)
            if !item["num_leaves"].isNull {
                #expect(vault.tree.leafCount == (try item["num_leaves"].int))
            }
        }
    }

    @Test func `an asset alone gives the same root`() throws {
        for item in vectors["fungible"].items + vectors["non_fungible"].items
        where !item["vault_root_when_alone"].isNull {
            let vault = try AssetVault([Asset(decoding: item["bytes"].hex)])
            #expect(vault.root == (try item["vault_root_when_alone"].word))
        }
    }

    /// How each case comes about.
    private func provoke(_ item: JSONValue) throws -> (() throws -> Void)? {
        let input = item["input"]
        let kind = try item["case"].string
        let key = try AssetVaultKey(word: vectors["vault_keys"][0]["word"].word)
        let faucet = key.faucetID
        func amount(_ value: UInt64, callbacks: Bool = false) throws -> FungibleAsset {
            try FungibleAsset(faucetID: faucet, amount: value, hasCallbacks: callbacks)
        }
        switch kind {
        case _ where kind.hasPrefix("bytes:"): return { _ = try Asset(decoding: input.hex) }
        case _ where !input["key"].isNull:
            return { _ = try Asset(key: input["key"].word, value: input["value"].word) }
        case _ where kind.hasPrefix("key with"): return { _ = try AssetVaultKey(word: input.word) }
        case _ where kind.hasPrefix("amount"): return { _ = try amount(input.uint64) }
        // A key is put together from its word alone here, so what is odd goes into the word.
        case "custom composition":
            let low = Felt(reducing: key.word.e2.value & ~0xFF | (try input.uint64))
            return { _ = try AssetVaultKey(word: Word(.zero, .zero, low, key.word.e3)) }
        case "fungible key with asset id":
            let fungible = try AssetVaultKey(word: vectors["fungible"][0]["key"].word).word
            let word = Word(try input.felt, .zero, fungible.e2, fungible.e3)
            return { _ = try AssetVaultKey(word: word) }
        case "add: other faucet":
            let fungible = vectors["fungible"].items
            let other = try #require(fungible.first { $0["faucet"].text != faucet.hex })
            let id = try AccountID(hex: other["faucet"].string)
            return { _ = try amount(1).adding(FungibleAsset(faucetID: id, amount: 1)) }
        case "add: other callback flag":
            return { _ = try amount(1).adding(amount(1, callbacks: true)) }
        case "add: above the limit":
            return { _ = try amount(FungibleAsset.maxAmount).adding(amount(1)) }
        case "sub: below zero": return { _ = try amount(1).subtracting(amount(2)) }
        case "vault with one asset twice":
            return { _ = try AssetVault([.fungible(amount(1)), .fungible(amount(1))]) }
        default: return nil
        }
    }

    @Test func `each case is refused for its reason`() throws {
        try checkRefusals(of: vectors["errors"].items, by: provoke)
    }
}
