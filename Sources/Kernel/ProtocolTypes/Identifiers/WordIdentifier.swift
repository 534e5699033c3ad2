// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic

/// A name that is one word: the digest of what it names.
///
/// Ordered as words are, written as 32 bytes, shown as `0x` and 64 hex digits.
public protocol WordIdentifier: Hashable, Comparable, Sendable, ByteEncodable, ByteDecodable {
    /// The digest.
    var word: Word { get }

    /// Takes a word for an identifier, without any check.
    init(_ word: Word)
}

extension WordIdentifier {
    /// Reads `0x` and 64 hex digits.
    /// - Throws: ``FieldArithmetic/FeltError`` for any other text.
    public init(hex: String) throws(FeltError) { self.init(try Word(hex: hex)) }

    /// `0x` and 64 hex digits.
    public var hex: String { word.hex }

    /// Orders by element 3 first.
    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.word < rhs.word }

    /// Appends 32 bytes.
    public func encode(to writer: inout ByteWriter) { writer.write(word) }

    /// Reads 32 bytes.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        self.init(try reader.readWord())
    }
}
