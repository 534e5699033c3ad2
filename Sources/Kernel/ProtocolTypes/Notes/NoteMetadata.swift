// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
import Hashing

/// What everybody sees of a note but for its attachments.
public struct PartialNoteMetadata: Hashable, Sendable {
    /// Who made the note.
    public let sender: AccountID
    /// Whether its content is on chain.
    public let type: NoteType
    /// By which clients look for it.
    public let tag: NoteTag

    /// Puts metadata together.
    public init(sender: AccountID, type: NoteType, tag: NoteTag) {
        self.sender = sender
        self.type = type
        self.tag = tag
    }
}

/// What everybody sees of a note.
public struct NoteMetadata: Hashable, Sendable {
    /// The version in the low nibble of the metadata word.
    static let version: UInt64 = 1

    /// Sender, type and tag.
    public let partial: PartialNoteMetadata
    /// The schemes of the attachments, at most four.
    public let attachmentSchemes: [UInt16]
    /// What the attachments hash to.
    public let attachmentsCommitment: Word

    /// The metadata of a note with these attachments.
    public init(_ partial: PartialNoteMetadata, attachments: NoteAttachments) {
        self.partial = partial
        attachmentSchemes = attachments.attachments.map(\.scheme)
        attachmentsCommitment = attachments.commitment
    }

    private init(_ partial: PartialNoteMetadata, schemes: [UInt16], commitment: Word) {
        self.partial = partial
        attachmentSchemes = schemes
        attachmentsCommitment = commitment
    }

    /// Who made the note.
    public var sender: AccountID { partial.sender }
    /// Whether its content is on chain.
    public var type: NoteType { partial.type }
    /// By which clients look for it.
    public var tag: NoteTag { partial.tag }

    /// Sender with type and version, tag, and the four schemes.
    public var word: Word {
        var schemes: UInt64 = 0
        for (index, scheme) in attachmentSchemes.enumerated() {
            schemes |= UInt64(scheme) << UInt64(16 * index)
        }
        let flags = UInt64(type.rawValue) << 4 | Self.version
        return Word(
            Felt(reducing: sender.suffix.value | flags),
            sender.prefix,
            Felt(tag.value),
            Felt(reducing: schemes)
        )
    }

    /// The hash of the word and the attachments' commitment.
    public var commitment: Word { Poseidon2.merge(word, attachmentsCommitment) }
}

extension PartialNoteMetadata: ByteEncodable, ByteDecodable {
    /// Appends type, sender and tag.
    public func encode(to writer: inout ByteWriter) {
        writer.write(type)
        writer.write(sender)
        writer.write(tag)
    }

    /// Reads type, sender and tag.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        type = try reader.read()
        sender = try reader.read()
        tag = try reader.read()
    }
}

extension NoteMetadata: ByteEncodable, ByteDecodable {
    /// Appends the partial metadata, the schemes, each behind a one, and the commitment.
    public func encode(to writer: inout ByteWriter) {
        writer.write(partial)
        writer.write(UInt8(attachmentSchemes.count))
        for scheme in attachmentSchemes {
            writer.write(true)
            writer.write(scheme)
        }
        writer.write(attachmentsCommitment)
    }

    /// Reads the partial metadata, the schemes and the commitment.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let partial = try reader.read(PartialNoteMetadata.self)
        let start = reader.offset
        let count = Int(try reader.readUInt8())
        guard count <= NoteAttachments.maxCount else {
            throw reader.broken("at most four attachments", at: start)
        }
        var schemes: [UInt16] = []
        for _ in 0..<count {
            let start = reader.offset
            guard try reader.readBool() else {
                throw reader.broken("the scheme of an attachment", at: start)
            }
            let scheme = try reader.readUInt16()
            try reader.checked(at: start) { () throws(NoteError) in
                try NoteAttachment.check(scheme: scheme)
            }
            schemes.append(scheme)
        }
        let commitmentStart = reader.offset
        let commitment = try reader.readWord()
        guard schemes.isEmpty == (commitment == .zero) else {
            throw reader.broken("a commitment if there are attachments", at: commitmentStart)
        }
        self.init(partial, schemes: schemes, commitment: commitment)
    }
}
