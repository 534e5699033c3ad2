// SPDX-License-Identifier: MIT

import FieldArithmetic

extension Account {
    /// Changes the account; on failure it stays as it is.
    public mutating func apply(_ delta: AccountDelta) throws(DeltaError) {
        guard !delta.isFullState else { throw .fullStateApplied(id) }
        var copy = self
        do { try copy.vault.apply(delta.vault) } catch { throw .vault(error) }
        do { try copy.storage.apply(delta.storage) } catch { throw .storage(error) }
        copy.nonce = nonce + delta.nonceDelta
        guard copy.nonce >= nonce else {
            throw .nonceOverflow(current: nonce.value, increment: delta.nonceDelta.value)
        }
        if copy.nonce != .zero { copy.seed = nil }
        self = copy
    }

    /// The account that a full state describes.
    public init(fullState delta: AccountDelta) throws(DeltaError) {
        guard let code = delta.code else { throw .partialState(delta.id) }
        var slots: [StorageSlot] = []
        for (name, change) in delta.storage.changes {
            switch change {
            case .value(let word): slots.append(StorageSlot(name: name, content: .value(word)))
            case .map(let items):
                let entries = items.filter { $0.value != .zero }
                    .map { StorageMap.Entry(key: $0.key, value: $0.value) }
                do {
                    let map = try StorageMap(entries)
                    slots.append(StorageSlot(name: name, content: .map(map)))
                } catch { throw .storage(error) }
            }
        }
        let storage: AccountStorage
        do { storage = try AccountStorage(slots) } catch { throw .storage(error) }
        var vault = AssetVault()
        do { try vault.apply(delta.vault) } catch { throw .vault(error) }
        do {
            try self.init(
                id: delta.id,
                vault: vault,
                storage: storage,
                code: code,
                nonce: delta.nonceDelta,
                seed: nil
            )
        } catch { throw .account(error) }
    }
}

extension AccountDelta {
    /// The full state of an account that has been on chain.
    public init(fullStateOf account: Account) throws(DeltaError) {
        guard account.seed == nil else { throw .accountHasSeed(account.id) }
        var storage = StorageDelta()
        for slot in account.storage.slots {
            switch slot.content {
            case .value(let word): try storage.setValue(word, of: slot.name)
            case .map(let map):
                let items = map.entries.filter { $0.value != .zero }.map { ($0.key, $0.value) }
                try storage.setMapItems(Dictionary(uniqueKeysWithValues: items), of: slot.name)
            }
        }
        var vault = VaultDelta()
        for asset in account.vault.assets { try vault.add(asset) }
        try self.init(
            id: account.id,
            storage: storage,
            vault: vault,
            code: account.code,
            nonceDelta: account.nonce
        )
    }
}

extension AssetVault {
    /// Lets assets come and go.
    public mutating func apply(_ delta: VaultDelta) throws(AssetVaultError) {
        for (key, amount) in delta.sortedFungible where amount != 0 {
            let asset: Asset
            do {
                asset = .fungible(
                    try FungibleAsset(
                        faucetID: key.faucetID,
                        amount: amount.magnitude,
                        hasCallbacks: key.hasCallbacks
                    )
                )
            } catch { throw .addition(error) }
            if amount > 0 { try add(asset) } else { try remove(asset) }
        }
        for (asset, action) in delta.sortedNonFungible {
            switch action {
            case .add: try add(.nonFungible(asset))
            case .remove: try remove(.nonFungible(asset))
            }
        }
    }
}

extension AccountStorage {
    /// Changes slots.
    mutating func apply(_ delta: StorageDelta) throws(StorageError) {
        for (name, change) in delta.changes {
            switch change {
            case .value(let word): try setItem(name, to: word)
            case .map(let items):
                let entries = items.sorted { $0.key < $1.key }
                    .map { StorageMap.Entry(key: $0.key, value: $0.value) }
                try setMapItems(name, entries)
            }
        }
    }
}
