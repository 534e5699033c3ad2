// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
import Hashing

/// Up to four attachments; schemes may repeat, and the first match counts.
public struct NoteAttachments: Hashable, Sendable {
    /// The most attachments.
    public static let countMax = 4
    /// The most words of all attachments together.
    public static let wordCountMax = 512

    /// The attachments, in order.
    public let attachments: [NoteAttachment]
    /// The zero word if there are none, else the hash of their commitments.
    public let commitment: Word

    /// No attachment.
    public init() {
        attachments = []
        commitment = .zero
    }

    /// Gathers attachments.
    ///
    /// - Throws: ``NoteError/tooManyAttachments(_:)``,
    ///   ``NoteError/attachmentsTooLong(wordCount:)``.
    public init(_ attachments: [NoteAttachment]) throws(NoteError) {
        guard attachments.count <= Self.countMax else {
            throw .tooManyAttachments(attachments.count)
        }
        let wordCount = attachments.reduce(0) { $0 + $1.words.count }
        guard wordCount <= Self.wordCountMax else {
            throw .attachmentsTooLong(wordCount: wordCount)
        }
        self.attachments = attachments
        commitment = Poseidon2.merge(attachments.map { $0.commitment })
    }

    /// The schemes, in order.
    public var schemes: [NoteAttachmentScheme] { attachments.map { $0.scheme } }

    /// The first attachment of a scheme.
    public func first(_ scheme: NoteAttachmentScheme) -> NoteAttachment? {
        attachments.first { $0.scheme == scheme }
    }
}

extension NoteAttachments: ByteEncodable, ByteDecodable {
    /// Appends the number of attachments in one byte and the attachments.
    public func encode(to writer: inout ByteWriter) {
        writer.write(UInt8(attachments.count))
        for attachment in attachments { writer.write(attachment) }
    }

    /// Reads the number of attachments and the attachments.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let count = Int(try reader.readUInt8())
        let attachments = try reader.readItems(NoteAttachment.self, count: count)
        self = try reader.checked(at: start) { () throws(NoteError) in
            try NoteAttachments(attachments)
        }
    }
}
