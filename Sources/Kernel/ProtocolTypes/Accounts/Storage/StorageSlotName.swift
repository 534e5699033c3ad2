// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
import Hashing

/// The name of a storage slot or of a component: parts of letters joined by `::`.
///
/// Ordered by ``id``, as slots are in storage.
public struct StorageSlotName: Hashable, Sendable {
    /// The longest a name can be, in bytes.
    public static let maxByteCount = 255

    /// The name.
    public let text: String
    /// The two elements it hashes to.
    public let id: StorageSlotID

    /// Checks a name: two parts at least, of letters, digits and inner underscores.
    public init(_ text: String) throws(StorageSlotNameError) {
        try Self.check(Array(text.utf8))
        self.text = text
        let word = Word(name: text)
        id = StorageSlotID(suffix: word.e0, prefix: word.e1)
    }

    private static func check(_ bytes: [UInt8]) throws(StorageSlotNameError) {
        let (colon, underscore) = (UInt8(ascii: ":"), UInt8(ascii: "_"))
        guard bytes.count <= maxByteCount else { throw .tooLong(bytes.count) }
        guard let first = bytes.first else { throw .tooShort }
        guard first != colon else { throw .unexpectedColon(at: 0) }
        guard first != underscore else { throw .unexpectedUnderscore(at: 0) }
        var partCount = 1
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            guard byte == colon else {
                guard isWordCharacter(byte) else { throw .invalidCharacter(at: index) }
                index += 1
                continue
            }
            guard index + 1 < bytes.count, bytes[index + 1] == colon, index + 2 < bytes.count,
                bytes[index + 2] != colon
            else { throw .unexpectedColon(at: index) }
            guard bytes[index + 2] != underscore else {
                throw .unexpectedUnderscore(at: index + 2)
            }
            partCount += 1
            index += 2
        }
        guard partCount >= 2 else { throw .tooShort }
    }

    private static func isWordCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}

/// The two elements that a slot's name hashes to.
public struct StorageSlotID: Hashable, Comparable, Sendable {
    /// Element 0 of the hash.
    public let suffix: Felt
    /// Element 1 of the hash.
    public let prefix: Felt

    /// An id of two elements.
    public init(suffix: Felt, prefix: Felt) {
        self.suffix = suffix
        self.prefix = prefix
    }

    /// `0x` and 32 digits: prefix, then suffix, big-endian.
    public var hex: String { "0x" + (hexOfInteger(prefix.value) + hexOfInteger(suffix.value)) }

    /// Orders by prefix, then by suffix.
    public static func < (lhs: StorageSlotID, rhs: StorageSlotID) -> Bool {
        lhs.prefix == rhs.prefix ? lhs.suffix < rhs.suffix : lhs.prefix < rhs.prefix
    }
}

/// Why a text is no slot name.
public enum StorageSlotNameError: Error, Equatable, Sendable {
    /// There are fewer than two parts.
    case tooShort
    /// There are more than 255 bytes.
    case tooLong(Int)
    /// A colon stands where none may.
    case unexpectedColon(at: Int)
    /// A part starts with an underscore.
    case unexpectedUnderscore(at: Int)
    /// A byte is neither letter, digit, underscore nor colon.
    case invalidCharacter(at: Int)
}

extension StorageSlotNameError: BrokenRule {
    /// The rule that was broken.
    public var rule: DecodingFailure.Expectation {
        switch self {
        case .tooShort: "a slot name of at least two parts"
        case .tooLong: "a slot name of at most 255 bytes"
        case .unexpectedColon: "slot name parts joined by two colons"
        case .unexpectedUnderscore: "slot name parts that start with no underscore"
        case .invalidCharacter: "a slot name of letters, digits and underscores"
        }
    }
}

extension StorageSlotName: Comparable, ByteEncodable, ByteDecodable {
    /// Orders by id.
    public static func < (lhs: StorageSlotName, rhs: StorageSlotName) -> Bool { lhs.id < rhs.id }

    /// Appends the length as a byte and the text.
    public func encode(to writer: inout ByteWriter) {
        writer.write(UInt8(text.utf8.count))
        writer.write(Array(text.utf8))
    }

    /// Reads the length and the text.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let bytes = try reader.readBytes(Int(try reader.readUInt8()))
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw DecodingFailure(offset: start + 1, cause: .invalidUTF8)
        }
        self = try reader.checked(at: start) { () throws(StorageSlotNameError) in
            try StorageSlotName(text)
        }
    }
}

extension StorageSlotID: ByteEncodable, ByteDecodable {
    /// Appends suffix and prefix.
    public func encode(to writer: inout ByteWriter) {
        writer.write(suffix)
        writer.write(prefix)
    }

    /// Reads suffix and prefix.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        suffix = try reader.readFelt()
        prefix = try reader.readFelt()
    }
}
