// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic

/// An annotation of a procedure, such as `@auth_script`.
public enum Attribute: Hashable, Sendable {
    /// A name alone.
    case marker(String)
    /// A name with values.
    case list(name: String, values: [Value])
    /// A name with keys and values, in the order written.
    case pairs(name: String, pairs: [Pair])

    /// A value in an annotation.
    public enum Value: Hashable, Sendable {
        /// A name.
        case identifier(String)
        /// A number.
        case integer(UInt64)
        /// A word.
        case word(Word)
        /// A text.
        case text(String)
    }

    /// A key with its value.
    public struct Pair: Hashable, Sendable {
        /// The key.
        public var key: String
        /// The value.
        public var value: Value

        /// A key with its value.
        public init(key: String, value: Value) {
            self.key = key
            self.value = value
        }
    }

    /// The name.
    public var name: String {
        switch self {
        case .marker(let name), .list(let name, _), .pairs(let name, _): name
        }
    }
}

extension Attribute: ByteEncodable, ByteDecodable {
    /// Appends the kind, the name and the values.
    public func encode(to writer: inout ByteWriter) {
        switch self {
        case .marker(let name):
            writer.write(UInt8(0))
            writer.write(name)
        case .list(let name, let values):
            writer.write(UInt8(1))
            writer.write(name)
            writer.writeList(values)
        case .pairs(let name, let pairs):
            writer.write(UInt8(2))
            writer.write(name)
            writer.writeList(pairs)
        }
    }

    /// Reads the kind, the name and the values.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let kind = try reader.readUInt8()
        guard kind <= 2 else { throw DecodingFailure(offset: start, cause: .unknownTag(kind)) }
        let name = try reader.readString()
        switch kind {
        case 0: self = .marker(name)
        case 1: self = .list(name: name, values: try reader.readList(itemByteCount: 2))
        default: self = .pairs(name: name, pairs: try reader.readList(itemByteCount: 3))
        }
    }
}

extension Attribute.Pair: ByteEncodable, ByteDecodable {
    /// Appends key and value.
    public func encode(to writer: inout ByteWriter) {
        writer.write(key)
        writer.write(value)
    }

    /// Reads key and value.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        key = try reader.readString()
        value = try reader.read()
    }
}

extension Attribute.Value: ByteEncodable, ByteDecodable {
    /// Appends the kind and the value.
    public func encode(to writer: inout ByteWriter) {
        switch self {
        case .identifier(let text):
            writer.write(UInt8(0))
            writer.write(text)
        case .integer(let value):
            writer.write(UInt8(1))
            writer.write(value)
        case .word(let word):
            writer.write(UInt8(2))
            writer.write(word)
        case .text(let text):
            writer.write(UInt8(3))
            writer.write(text)
        }
    }

    /// Reads the kind and the value.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let kind = try reader.readUInt8()
        switch kind {
        case 0: self = .identifier(try reader.readString())
        case 1: self = .integer(try reader.readUInt64())
        case 2: self = .word(try reader.readWord())
        case 3: self = .text(try reader.readString())
        default: throw DecodingFailure(offset: start, cause: .unknownTag(kind))
        }
    }
}
