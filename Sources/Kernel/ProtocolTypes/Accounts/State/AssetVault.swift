// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
public import MerkleStructures

/// The assets of an account, in a tree under their raw keys.
///
/// Bytes leave the order open; what is read is written back in the order it came in.
public struct AssetVault: Sendable {
    /// The tree of values under keys.
    public private(set) var tree: SparseTree
    /// The assets in the order of their bytes.
    public private(set) var assets: [Asset]

    /// An empty vault.
    public init() {
        tree = SparseTree()
        assets = []
    }

    /// A vault of assets, each key once; amounts of zero are left out.
    public init(_ assets: [Asset]) throws(AssetVaultError) {
        let kept = assets.filter { $0.value != .zero }
        var seen: Set<AssetVaultKey> = []
        for asset in assets where !seen.insert(asset.key).inserted {
            throw .duplicateAsset(asset.key)
        }
        do {
            tree = try SparseTree(entries: kept.map { ($0.key.word, $0.value) })
        } catch { throw .tree(error) }
        self.assets = kept
    }

    /// The root of the tree.
    public var root: Word { tree.root }

    /// The asset under a key.
    public subscript(key: AssetVaultKey) -> Asset? {
        let value = tree.value(for: key.word)
        return value == .zero ? nil : try? Asset(key: key, value: value)
    }

    /// The amount of a fungible asset.
    public func balance(_ key: AssetVaultKey) -> UInt64 {
        guard case .fungible(let asset)? = self[key] else { return 0 }
        return asset.amount
    }

    /// The proof of what is under a key.
    public func open(_ key: AssetVaultKey) -> SparseTreeProof { tree.open(key.word) }

    /// Puts an asset in; returns what is under its key then.
    @discardableResult
    public mutating func add(_ asset: Asset) throws(AssetVaultError) -> Asset {
        let result: Asset
        switch asset {
        case .fungible(let added):
            guard case .fungible(let present)? = self[added.key] else {
                result = asset
                break
            }
            do { result = .fungible(try present.adding(added)) } catch { throw .addition(error) }
        case .nonFungible(let added):
            guard self[added.key] == nil else { throw .duplicateNonFungibleAsset(added) }
            result = asset
        }
        try store(result)
        return result
    }

    /// Takes an asset out; returns what is left under its key, nil if nothing.
    @discardableResult
    public mutating func remove(_ asset: Asset) throws(AssetVaultError) -> Asset? {
        switch asset {
        case .fungible(let removed):
            guard case .fungible(let present)? = self[removed.key] else {
                throw .fungibleAssetNotFound(removed)
            }
            let rest: FungibleAsset
            do { rest = try present.subtracting(removed) } catch { throw .subtraction(error) }
            try store(.fungible(rest))
            return rest.amount == 0 ? nil : .fungible(rest)
        case .nonFungible(let removed):
            guard self[removed.key] == asset else { throw .nonFungibleAssetNotFound(removed) }
            try clear(removed.key)
            return nil
        }
    }

    private mutating func store(_ asset: Asset) throws(AssetVaultError) {
        guard asset.value != .zero else { return try clear(asset.key) }
        do { _ = try tree.insert(key: asset.key.word, value: asset.value) } catch {
            throw .tree(error)
        }
        if let index = assets.firstIndex(where: { $0.key == asset.key }) {
            assets[index] = asset
        } else {
            assets.append(asset)
        }
    }

    private mutating func clear(_ key: AssetVaultKey) throws(AssetVaultError) {
        do { _ = try tree.insert(key: key.word, value: .zero) } catch { throw .tree(error) }
        assets.removeAll { $0.key == key }
    }
}

extension AssetVault: Hashable {
    /// Compares what is in them, in whatever order.
    public static func == (lhs: AssetVault, rhs: AssetVault) -> Bool { lhs.root == rhs.root }

    /// Hashes the root.
    public func hash(into hasher: inout Hasher) { hasher.combine(root) }
}

extension AssetVault: ByteEncodable, ByteDecodable {
    /// Appends the count and the assets.
    public func encode(to writer: inout ByteWriter) { writer.writeList(assets) }

    /// Reads the count and the assets in any order, each key once; empty ones are dropped.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let assets = try reader.readList(Asset.self, itemByteCount: Asset.leastByteCount)
        self = try reader.checked(at: start) { () throws(AssetVaultError) in
            try AssetVault(assets)
        }
    }
}
