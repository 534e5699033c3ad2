// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import ProtocolTypes
import TestSupport
import Testing

/// What makes no delta, named as in the vectors.
@Suite struct DeltaErrorTests {
    let vectors: JSONValue
    let base: Account
    let fullState: AccountDelta

    init() throws {
        vectors = try Vectors.json("protocol/deltas.json")
        base = try Account(decoding: protocolBytes(vectors["base_account"]["bytes"]))
        fullState = try AccountDelta(fullStateOf: base)
    }

    private func slot(_ type: StorageSlotType) throws -> StorageSlotName {
        try #require(base.storage.slots.first { $0.content.type == type }).name
    }

    private func nonFungible() throws -> NonFungibleAsset {
        let assets = base.vault.assets
        for case .nonFungible(let asset) in assets { return asset }
        throw AssetError.differentKeys
    }

    private func provoke(_ kind: String) throws -> (() throws -> Void)? {
        let (id, asset) = (base.id, try nonFungible())
        let (valueSlot, mapSlot) = (try slot(.value), try slot(.map))
        switch kind {
        case "storage change with nonce delta 0":
            return {
                var storage = StorageDelta()
                try storage.setValue(.zero, of: valueSlot)
                _ = try AccountDelta(id: id, storage: storage, nonceDelta: .zero)
            }
        case "vault change with nonce delta 0":
            return {
                var vault = VaultDelta()
                try vault.add(.nonFungible(asset))
                _ = try AccountDelta(id: id, vault: vault, nonceDelta: .zero)
            }
        case "map item in a slot already set as value":
            return {
                var storage = StorageDelta()
                try storage.setValue(.zero, of: valueSlot)
                try storage.setMapItems([:], of: valueSlot)
            }
        case "value in a slot already used as map":
            return {
                var storage = StorageDelta()
                try storage.setMapItems([:], of: mapSlot)
                try storage.setValue(.zero, of: mapSlot)
            }
        case "one non-fungible asset added twice":
            return {
                var vault = VaultDelta()
                try vault.add(.nonFungible(asset))
                try vault.add(.nonFungible(asset))
            }
        case "fungible delta under a non-fungible key":
            return {
                var vault = VaultDelta()
                try vault.change(asset.key, by: 1)
            }
        case "full state out of an account with seed":
            return {
                let accounts = try Vectors.json("protocol/accounts.json")["accounts"].items
                let new = try #require(accounts.first { !$0["seed"].isNull })
                let account = try Account(decoding: protocolBytes(new["account_bytes"]))
                _ = try AccountDelta(fullStateOf: account)
            }
        case "account out of a partial delta":
            return { _ = try Account(fullState: AccountDelta(id: id, nonceDelta: .one)) }
        case "full-state delta applied to an account":
            return { [self] in
                var account = base
                try account.apply(fullState)
            }
        default: return nil
        }
    }

    @Test func `each case is refused for its reason`() throws {
        try checkRefusals(of: vectors["errors"].items) { try provoke(try $0["case"].string) }
    }

    @Test func `a full state gives the account back`() throws {
        #expect(try Account(fullState: fullState) == base)
        #expect(fullState.isFullState)
        let bytes = fullState.encodedBytes
        #expect(try AccountDelta(decoding: bytes) == fullState)
    }

    @Test func `a delta that is applied twice changes the nonce twice`() throws {
        var account = base
        let delta = try AccountDelta(id: base.id, nonceDelta: 3)
        try account.apply(delta)
        try account.apply(delta)
        #expect(account.nonce == base.nonce + 6)
        var merged = delta
        try merged.merge(delta)
        var other = base
        try other.apply(merged)
        #expect(other == account)
    }
}
