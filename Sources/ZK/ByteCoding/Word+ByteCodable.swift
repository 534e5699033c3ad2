// SPDX-License-Identifier: MIT

public import FieldArithmetic

extension Felt: ByteEncodable, ByteDecodable {
    /// Appends eight bytes, little-endian.
    public func encode(to writer: inout ByteWriter) { writer.write(value) }

    /// Reads eight bytes of a canonical element.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        self = try reader.readFelt()
    }
}

extension Word: ByteEncodable, ByteDecodable {
    /// Appends 32 bytes.
    public func encode(to writer: inout ByteWriter) {
        for index in 0..<4 { writer.write(self[index].value) }
    }

    /// Reads 32 bytes of four canonical elements.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        self = try reader.readWord()
    }
}
