// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
import Hashing

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
