// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import ProtocolTypes
import TestSupport
import Testing

@Suite struct AssetVectorTests {
    let vectors: JSONValue

    init() throws { vectors = try Vectors.json("protocol/assets.json") }

    @Test func `an asset has the same key, value and bytes`() throws {
        let cases = vectors["fungible"].items + vectors["non_fungible"].items
        #expect(!cases.isEmpty)
        for item in cases {
            let faucet = try AccountID(hex: item["faucet"].string)
            let hasCallbacks = try item["callbacks"].int == 1
            let asset: Asset
            if item["kind"].text == "fungible" {
                asset = .fungible(
                    try FungibleAsset(
                        faucetID: faucet,
                        amount: item["amount"].uint64,
                        hasCallbacks: hasCallbacks
                    )
                )
            } else if !item["from_value"].isNull {
                asset = .nonFungible(
                    NonFungibleAsset(
                        faucetID: faucet,
                        value: try item["from_value"].word,
                        hasCallbacks: hasCallbacks
                    )
                )
            } else {
                asset = .nonFungible(
                    NonFungibleAsset(
                        faucetID: faucet,
                        data: try item["data"].hex,
                        hasCallbacks: hasCallbacks
                    )
                )
            }
            if !item["elements"].isNull {
                #expect(asset.elements == (try item["elements"].felts))
            }
            #expect(asset.key.word == (try item["key"].word))
            #expect(asset.value == (try item["value"].word))
            #expect(asset.encodedBytes == (try item["bytes"].hex))
            #expect(try Asset(decoding: item["bytes"].hex) == asset)
            #expect(try Asset(key: item["key"].word, value: item["value"].word) == asset)
        }
    }

    @Test func `a vault key has the same parts`() throws {
        let cases = vectors["vault_keys"].items
        #expect(!cases.isEmpty)
        for item in cases {
            let key = try AssetVaultKey(word: item["word"].word)
            #expect(key.word == (try item["word"].word))
            #expect(key.encodedBytes == (try item["bytes"].hex))
            #expect(key.assetID.hex == (try item["asset_id_display"].string))
            #expect(key.assetID.prefix == (try item["asset_id_prefix"].felt))
            #expect(key.assetID.suffix == (try item["asset_id_suffix"].felt))
            #expect(key.faucetID.hex == (try item["faucet"].string))
            #expect(key.hasCallbacks == (try item["callbacks"].int == 1))
            #expect(Int(key.composition.rawValue) == (try item["composition"].int))
        }
    }

    @Test func `the largest amount is the same`() throws {
        #expect(FungibleAsset.maxAmount == (try vectors["max_fungible_amount"].uint64))
    }

    @Test func `the value of an asset is the hash of its data`() throws {
        let item = try #require(vectors["non_fungible"].items.first)
        let id = try AccountID(hex: item["faucet"].string)
        let asset = NonFungibleAsset(faucetID: id, data: Array("hello".utf8))
        #expect(asset.value == (try vectors["hello_value"].word))
    }

    @Test func `the slots of callbacks have good names`() throws {
        let names = vectors["callback_slots"].members.values.compactMap(\.text)
        #expect(!names.isEmpty)
        for name in names { #expect(try StorageSlotName(name).text == name) }
    }
}
