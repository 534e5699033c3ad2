// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic

/// The value of an exported constant.
public enum ConstantValue: Hashable, Sendable {
    /// A number.
    case integer(UInt64)
    /// A text.
    case text(String)
    /// A word.
    case word(Word)
    /// The word that a text hashes to.
    case hashedWord(String)
    /// The event that a text names.
    case event(String)
}

extension ConstantValue: ByteEncodable, ByteDecodable {
    /// Appends the kind and the value.
    public func encode(to writer: inout ByteWriter) {
        switch self {
        case .integer(let value):
            writer.write(UInt8(1))
            writer.write(value)
        case .text(let text):
            writer.write(UInt8(2))
            writer.write(text)
        case .word(let word):
            writer.write(UInt8(3))
            writer.write(word)
        case .hashedWord(let text):
            writer.write(UInt8(4))
            writer.write(UInt8(0))
            writer.write(text)
        case .event(let text):
            writer.write(UInt8(4))
            writer.write(UInt8(1))
            writer.write(text)
        }
    }

    /// Reads the kind and the value.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let kind = try reader.readUInt8()
        switch kind {
        case 1: self = .integer(try reader.readUInt64())
        case 2: self = .text(try reader.readString())
        case 3: self = .word(try reader.readWord())
        case 4:
            let isEvent = try reader.readBool()
            let text = try reader.readString()
            self = isEvent ? .event(text) : .hashedWord(text)
        default: throw DecodingFailure(offset: start, cause: .unknownTag(kind))
        }
    }
}
