// SPDX-License-Identifier: MIT

public import ByteCoding

extension FungibleAsset: ByteEncodable, ByteDecodable {
    /// Appends 25 bytes, the composition first.
    public func encode(to writer: inout ByteWriter) { writer.write(Asset.fungible(self)) }

    /// Reads 25 bytes, the composition first.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        guard case .fungible(let asset) = try reader.read(Asset.self) else {
            throw reader.broken("a fungible asset", at: start)
        }
        self = asset
    }
}

extension NonFungibleAsset: ByteEncodable, ByteDecodable {
    /// Appends 49 bytes, the composition first.
    public func encode(to writer: inout ByteWriter) { writer.write(Asset.nonFungible(self)) }

    /// Reads 49 bytes, the composition first.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        guard case .nonFungible(let asset) = try reader.read(Asset.self) else {
            throw reader.broken("a non-fungible asset", at: start)
        }
        self = asset
    }
}
