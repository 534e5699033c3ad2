// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
import Hashing

/// All that is public about every note, even a private one.
public struct NoteMetadata: Hashable, Sendable {
    /// The version in the low bits of the word.
    static let version: UInt64 = 1

    /// Sender, type and tag.
    public let partial: PartialNoteMetadata
    /// The schemes of the attachments, at most four.
    public let schemes: [NoteAttachmentScheme]
    /// The commitment to the attachments.
    public let attachmentsCommitment: Word

    /// The metadata of a note with these attachments.
    public init(_ partial: PartialNoteMetadata, attachments: NoteAttachments) {
        self.init(
            partial,
            checkedSchemes: attachments.schemes,
            attachmentsCommitment: attachments.commitment
        )
    }

    /// The metadata of a note whose attachments are not at hand.
    /// - Throws: ``NoteError/tooManyAttachments(_:)``.
    public init(
        _ partial: PartialNoteMetadata,
        schemes: [NoteAttachmentScheme],
        attachmentsCommitment: Word
    ) throws(NoteError) {
        guard schemes.count <= NoteAttachments.countMax else {
            throw .tooManyAttachments(schemes.count)
        }
        self.init(
            partial,
            checkedSchemes: schemes,
            attachmentsCommitment: attachmentsCommitment
        )
    }

    private init(
        _ partial: PartialNoteMetadata,
        checkedSchemes schemes: [NoteAttachmentScheme],
        attachmentsCommitment: Word
    ) {
        self.partial = partial
        self.schemes = schemes
        self.attachmentsCommitment = attachmentsCommitment
    }

    /// Who made the note.
    public var sender: AccountID { partial.sender }
    /// Whether its content is on chain.
    public var type: NoteType { partial.type }
    /// The hint by which it is found.
    public var tag: NoteTag { partial.tag }

    /// `[sender suffix | type << 4 | version, sender prefix, tag, schemes]`, 16 bits a scheme.
    public var word: Word {
        let flags = UInt64(type.rawValue) << 4 | Self.version
        var packed: UInt64 = 0
        for (index, scheme) in schemes.enumerated() {
            packed |= UInt64(scheme.value) << UInt64(16 * index)
        }
        // No scheme is 65535, so the packed schemes stay below the modulus.
        return Word(
            Felt(reducing: sender.suffix.value | flags),
            sender.prefix,
            Felt(tag.value),
            Felt(reducing: packed)
        )
    }

    /// The hash of the word and the commitment to the attachments.
    public var commitment: Word { Poseidon2.merge(word, attachmentsCommitment) }
}

extension NoteMetadata: ByteEncodable, ByteDecodable {
    /// Appends the partial form, the schemes with a byte 1 before each, and the commitment.
    public func encode(to writer: inout ByteWriter) {
        writer.write(partial)
        writer.write(UInt8(schemes.count))
        for scheme in schemes { writer.writeOptional(scheme) }
        writer.write(attachmentsCommitment)
    }

    /// Reads the partial form, the schemes and the commitment.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let partial = try reader.read(PartialNoteMetadata.self)
        let start = reader.offset
        let count = Int(try reader.readUInt8())
        guard count <= NoteAttachments.countMax else {
            throw reader.broken(NoteError.tooManyAttachments(count).rule, at: start)
        }
        var schemes: [NoteAttachmentScheme] = []
        for _ in 0..<count {
            let place = reader.offset
            guard let scheme = try reader.readOptional(NoteAttachmentScheme.self) else {
                throw reader.broken("a scheme for each attachment", at: place)
            }
            schemes.append(scheme)
        }
        self.init(
            partial,
            checkedSchemes: schemes,
            attachmentsCommitment: try reader.readWord()
        )
    }
}
