// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
import Hashing

/// What a note carries, in an order that its commitment keeps.
public struct NoteAssets: Hashable, Sendable {
    /// The most assets a note can carry.
    public static let maxCount = 64

    /// The assets, at most 64, each key once.
    public let assets: [Asset]
    /// The hash of keys and values in order; the zero word if there are none.
    public let commitment: Word

    /// Takes assets in their order.
    public init(_ assets: [Asset] = []) throws(NoteError) {
        guard assets.count <= Self.maxCount else { throw .tooManyAssets(assets.count) }
        var seen: Set<Asset> = []
        var fungibleKeys: Set<AssetVaultKey> = []
        for asset in assets {
            switch asset {
            case .fungible(let fungible):
                guard fungibleKeys.insert(fungible.key).inserted else {
                    throw .duplicateFungibleAsset(fungible.faucetID)
                }
            case .nonFungible(let nonFungible):
                guard seen.insert(asset).inserted else {
                    throw .duplicateNonFungibleAsset(nonFungible)
                }
            }
        }
        self.assets = assets
        commitment = Poseidon2.hash(assets.flatMap(\.elements))
    }
}

extension NoteAssets: ByteEncodable, ByteDecodable {
    /// Appends the count as a byte and the assets.
    public func encode(to writer: inout ByteWriter) {
        writer.write(UInt8(assets.count))
        for asset in assets { writer.write(asset) }
    }

    /// Reads the count and the assets.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let count = Int(try reader.readUInt8())
        let assets = try reader.readItems(Asset.self, count: count)
        self = try reader.checked(at: start) { () throws(NoteError) in try NoteAssets(assets) }
    }
}
