// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
import Hashing

/// How the words of an attachment are to be read: 1 to 65534.
public struct NoteAttachmentScheme: Hashable, Sendable {
    /// The highest scheme.
    public static let max: UInt16 = 65_534
    /// Words of no declared meaning.
    public static let none = NoteAttachmentScheme(unchecked: 1)
    /// The account that a network note is for.
    public static let networkAccountTarget = NoteAttachmentScheme(unchecked: 2)
    /// The state of a partially filled swap.
    public static let partialSwap = NoteAttachmentScheme(unchecked: 3)

    /// The number.
    public let value: UInt16

    private init(unchecked value: UInt16) { self.value = value }

    /// A scheme by its number.
    /// - Throws: ``NoteError/attachmentSchemeZero``, ``NoteError/attachmentSchemeTooLarge(_:)``.
    public init(_ value: UInt16) throws(NoteError) {
        guard value != 0 else { throw .attachmentSchemeZero }
        guard value <= Self.max else { throw .attachmentSchemeTooLarge(value) }
        self.value = value
    }
}

extension NoteAttachmentScheme: ByteEncodable, ByteDecodable {
    /// Appends two bytes.
    public func encode(to writer: inout ByteWriter) { writer.write(value) }

    /// Reads two bytes.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let value = try reader.readUInt16()
        self = try reader.checked(at: start) { () throws(NoteError) in
            try NoteAttachmentScheme(value)
        }
    }
}

/// Words that travel with a note, outside what its script is committed to.
public struct NoteAttachment: Hashable, Sendable {
    /// The most words of one attachment.
    public static let wordCountMax = 256

    /// How to read the words.
    public let scheme: NoteAttachmentScheme
    /// The words, 1 to 256.
    public let words: [Word]
    /// The hash of all elements.
    public let commitment: Word

    /// Creates an attachment.
    /// - Throws: ``NoteError/attachmentEmpty``, ``NoteError/attachmentTooLong(wordCount:)``.
    public init(scheme: NoteAttachmentScheme, words: [Word]) throws(NoteError) {
        guard !words.isEmpty else { throw .attachmentEmpty }
        guard words.count <= Self.wordCountMax else {
            throw .attachmentTooLong(wordCount: words.count)
        }
        self.init(scheme: scheme, checked: words)
    }

    /// An attachment of one word.
    public init(scheme: NoteAttachmentScheme, word: Word) {
        self.init(scheme: scheme, checked: [word])
    }

    private init(scheme: NoteAttachmentScheme, checked words: [Word]) {
        self.scheme = scheme
        self.words = words
        commitment = Poseidon2.merge(words)
    }
}

extension NoteAttachment: ByteEncodable, ByteDecodable {
    /// Appends the scheme, the number of words less one, and the words.
    public func encode(to writer: inout ByteWriter) {
        writer.write(scheme)
        writer.write(UInt8(words.count - 1))
        for word in words { writer.write(word) }
    }

    /// Reads the scheme, the number of words less one, and the words.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let scheme = try reader.read(NoteAttachmentScheme.self)
        let count = Int(try reader.readUInt8()) + 1
        self.init(scheme: scheme, checked: try reader.readItems(Word.self, count: count))
    }
}
