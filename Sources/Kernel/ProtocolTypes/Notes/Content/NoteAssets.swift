// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
import Hashing

/// What a note carries; the order is part of its identity.
public struct NoteAssets: Hashable, Sendable {
    /// The most assets there can be.
    public static let countMax = 64

    /// The assets, in order.
    public let assets: [Asset]
    /// The hash of all keys and values.
    public let commitment: Word

    /// Gathers assets.
    ///
    /// - Throws: ``NoteError/tooManyAssets(_:)``, ``NoteError/duplicateFungibleAsset(_:)``,
    ///   ``NoteError/duplicateNonFungibleAsset(_:)``.
    public init(_ assets: [Asset]) throws(NoteError) {
        guard assets.count <= Self.countMax else { throw .tooManyAssets(assets.count) }
        var fungible: Set<AssetVaultKey> = []
        var nonFungible: Set<Asset> = []
        for asset in assets {
            switch asset {
            case .fungible(let amount):
                guard fungible.insert(amount.key).inserted else {
                    throw .duplicateFungibleAsset(amount.key)
                }
            case .nonFungible(let thing):
                guard nonFungible.insert(asset).inserted else {
                    throw .duplicateNonFungibleAsset(thing.key)
                }
            }
        }
        self.assets = assets
        commitment = Poseidon2.hash(assets.flatMap { $0.elements })
    }
}

extension NoteAssets: ByteEncodable, ByteDecodable {
    /// Appends the number of assets in one byte and the assets.
    public func encode(to writer: inout ByteWriter) {
        writer.write(UInt8(assets.count))
        for asset in assets { writer.write(asset) }
    }

    /// Reads the number of assets and the assets.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let count = Int(try reader.readUInt8())
        let assets = try reader.readItems(Asset.self, count: count)
        self = try reader.checked(at: start) { () throws(NoteError) in try NoteAssets(assets) }
    }
}
