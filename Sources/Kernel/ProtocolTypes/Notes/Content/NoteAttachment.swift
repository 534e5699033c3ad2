// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
import Hashing

/// Words that travel in the open with a note, and what they mean.
public struct NoteAttachment: Hashable, Sendable {
    /// The most words an attachment has.
    public static let maxWordCount = 256
    /// The scheme of words without a stated meaning.
    public static let noScheme: UInt16 = 1
    /// The largest scheme.
    public static let maxScheme: UInt16 = 65_534

    /// What the words mean, 1 to 65534.
    public let scheme: UInt16
    /// The words, 1 to 256.
    public let words: [Word]

    /// Takes words under a scheme.
    public init(scheme: UInt16, words: [Word]) throws(NoteError) {
        try Self.check(scheme: scheme)
        guard !words.isEmpty else { throw .attachmentEmpty }
        guard words.count <= Self.maxWordCount else { throw .attachmentTooLong(words.count) }
        self.scheme = scheme
        self.words = words
    }

    static func check(scheme: UInt16) throws(NoteError) {
        guard scheme > 0 else { throw .attachmentSchemeZero }
        guard scheme <= maxScheme else { throw .attachmentSchemeReserved(scheme) }
    }

    /// The hash of the words.
    public var commitment: Word { Poseidon2.merge(words) }
}

/// Up to four attachments of a note.
public struct NoteAttachments: Hashable, Sendable {
    /// The most attachments a note has.
    public static let maxCount = 4
    /// The most words in all attachments of a note.
    public static let maxWordCount = 512

    /// The attachments, at most four.
    public let attachments: [NoteAttachment]
    /// The hash of the attachments' commitments; the zero word if there are none.
    public let commitment: Word

    /// No attachments.
    public init() {
        attachments = []
        commitment = .zero
    }

    /// Takes attachments.
    public init(_ attachments: [NoteAttachment]) throws(NoteError) {
        guard attachments.count <= Self.maxCount else {
            throw .tooManyAttachments(attachments.count)
        }
        let wordCount = attachments.reduce(0) { $0 + $1.words.count }
        guard wordCount <= Self.maxWordCount else { throw .attachmentsTooLong(wordCount) }
        self.attachments = attachments
        commitment = Poseidon2.merge(attachments.map(\.commitment))
    }

    /// The first attachment of a scheme.
    public func first(scheme: UInt16) -> NoteAttachment? {
        attachments.first { $0.scheme == scheme }
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
        let start = reader.offset
        let scheme = try reader.readUInt16()
        let count = Int(try reader.readUInt8()) + 1
        let words = try reader.readItems(Word.self, count: count)
        self = try reader.checked(at: start) { () throws(NoteError) in
            try NoteAttachment(scheme: scheme, words: words)
        }
    }
}

extension NoteAttachments: ByteEncodable, ByteDecodable {
    /// Appends the count as a byte and the attachments.
    public func encode(to writer: inout ByteWriter) {
        writer.write(UInt8(attachments.count))
        for attachment in attachments { writer.write(attachment) }
    }

    /// Reads the count and the attachments.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let count = Int(try reader.readUInt8())
        let attachments = try reader.readItems(NoteAttachment.self, count: count)
        self = try reader.checked(at: start) { () throws(NoteError) in
            try NoteAttachments(attachments)
        }
    }
}
