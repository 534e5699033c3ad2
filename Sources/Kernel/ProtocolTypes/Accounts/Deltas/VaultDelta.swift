// SPDX-License-Identifier: MIT

public import ByteCoding
import FieldArithmetic

/// What changes in an account's vault.
public struct VaultDelta: Hashable, Sendable {
    /// What happens to a non-fungible asset.
    public enum Action: Hashable, Sendable {
        /// It comes.
        case add
        /// It goes.
        case remove
    }

    /// How much of each fungible asset comes, or goes if negative.
    public private(set) var fungible: [AssetVaultKey: Int64] = [:]
    /// What happens to each non-fungible asset.
    public private(set) var nonFungible: [NonFungibleAsset: Action] = [:]

    /// No change.
    public init() {}

    /// True when nothing is listed.
    public var isEmpty: Bool { fungible.isEmpty && nonFungible.isEmpty }

    /// Lets an asset come.
    public mutating func add(_ asset: Asset) throws(DeltaError) {
        switch asset {
        case .fungible(let asset): try change(asset.key, by: Int64(asset.amount))
        case .nonFungible(let asset): try apply(.add, to: asset)
        }
    }

    /// Lets an asset go.
    public mutating func remove(_ asset: Asset) throws(DeltaError) {
        switch asset {
        case .fungible(let asset): try change(asset.key, by: -Int64(asset.amount))
        case .nonFungible(let asset): try apply(.remove, to: asset)
        }
    }

    /// Lets so much come, or go if negative; a sum of zero disappears.
    public mutating func change(_ key: AssetVaultKey, by amount: Int64) throws(DeltaError) {
        guard key.composition == .fungible else { throw .keyNotFungible(key) }
        let present = fungible[key] ?? 0
        let (sum, overflow) = present.addingReportingOverflow(amount)
        guard !overflow else { throw .amountOverflow(key, present, amount) }
        fungible[key] = sum == 0 ? nil : sum
    }

    private mutating func apply(
        _ action: Action,
        to asset: NonFungibleAsset
    ) throws(DeltaError) {
        guard let present = nonFungible[asset] else {
            nonFungible[asset] = action
            return
        }
        guard present != action else { throw .duplicateNonFungibleChange(asset) }
        nonFungible[asset] = nil
    }

    /// Adds what another delta changes.
    public mutating func merge(_ other: VaultDelta) throws(DeltaError) {
        for (key, amount) in other.sortedFungible { try change(key, by: amount) }
        for (asset, action) in other.sortedNonFungible { try apply(action, to: asset) }
    }

    /// The fungible changes, ascending by key.
    public var sortedFungible: [(key: AssetVaultKey, amount: Int64)] {
        fungible.map { (word: $0.key.word, key: $0.key, amount: $0.value) }
            .sorted { $0.word < $1.word }.map { ($0.key, $0.amount) }
    }

    /// The non-fungible changes, ascending by key.
    public var sortedNonFungible: [(asset: NonFungibleAsset, action: Action)] {
        nonFungible.map { (word: $0.key.key.word, asset: $0.key, action: $0.value) }
            .sorted { $0.word < $1.word }.map { ($0.asset, $0.action) }
    }

    /// What is hashed of it.
    var elements: [Felt] {
        var elements: [Felt] = []
        func append(_ key: AssetVaultKey, isAdded: Bool, _ value: Word) {
            let word = key.word
            elements += [.one, isAdded ? .one : .zero, word.e2, word.e3] + value.elements
        }
        for (key, amount) in sortedFungible where amount != 0 {
            let value = Word(Felt(reducing: amount.magnitude), .zero, .zero, .zero)
            append(key, isAdded: amount > 0, value)
        }
        for (asset, action) in sortedNonFungible {
            append(asset.key, isAdded: action == .add, asset.value)
        }
        return elements
    }
}

extension VaultDelta: ByteEncodable, ByteDecodable {
    /// Appends the fungible changes, the assets that come, and those that go.
    public func encode(to writer: inout ByteWriter) {
        let fungible = sortedFungible
        writer.writeCount(fungible.count)
        for (key, amount) in fungible {
            writer.write(key)
            writer.write(UInt64(bitPattern: amount))
        }
        let changes = sortedNonFungible
        writer.writeList(changes.filter { $0.action == .add }.map(\.asset))
        writer.writeList(changes.filter { $0.action == .remove }.map(\.asset))
    }

    /// Reads the fungible changes, the assets that come, and those that go; each in order.
    ///
    /// An amount of zero is accepted, as the reference does.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        self.init()
        var last: AssetVaultKey?
        for _ in 0..<(try reader.readCount(itemByteCount: 40)) {
            let start = reader.offset
            let key = try reader.read(AssetVaultKey.self)
            guard key.composition == .fungible, last.map({ $0 < key }) ?? true else {
                throw reader.broken("fungible keys in ascending order", at: start)
            }
            fungible[key] = Int64(bitPattern: try reader.readUInt64())
            last = key
        }
        for action in [Action.add, .remove] {
            let start = reader.offset
            let assets = try reader.readAscending(NonFungibleAsset.self, itemByteCount: 49) {
                $0.key < $1.key
            }
            for asset in assets {
                guard nonFungible.updateValue(action, forKey: asset) == nil else {
                    throw reader.broken("each non-fungible asset once", at: start)
                }
            }
        }
    }
}
