// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
import Hashing

/// A note of whose recipient only the digest is known.
public struct PartialNote: Hashable, Sendable {
    /// The digest of who can have it.
    public let recipientDigest: Word
    /// What it carries.
    public let assets: NoteAssets
    /// What it brings along in the open.
    public let attachments: NoteAttachments
    /// The two parts of its id.
    public let header: NoteHeader

    /// Puts a note together.
    public init(
        metadata: PartialNoteMetadata,
        recipientDigest: Word,
        assets: NoteAssets,
        attachments: NoteAttachments = NoteAttachments()
    ) {
        self.recipientDigest = recipientDigest
        self.assets = assets
        self.attachments = attachments
        header = NoteHeader(
            detailsCommitment: Poseidon2.merge(recipientDigest, assets.commitment),
            metadata: NoteMetadata(metadata, attachments: attachments)
        )
    }

    /// Forgets the recipient of a note.
    public init(_ note: Note) {
        recipientDigest = note.recipient.digest
        assets = note.assets
        attachments = note.attachments
        header = note.header
    }

    /// Its name.
    public var id: NoteID { header.id }
    /// What everybody sees.
    public var metadata: NoteMetadata { header.metadata }
}

extension PartialNote: ByteEncodable, ByteDecodable {
    /// Appends partial metadata, recipient digest, assets and attachments.
    public func encode(to writer: inout ByteWriter) {
        writer.write(metadata.partial)
        writer.write(recipientDigest)
        writer.write(assets)
        writer.write(attachments)
    }

    /// Reads partial metadata, recipient digest, assets and attachments.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let metadata = try reader.read(PartialNoteMetadata.self)
        let recipient = try reader.readWord()
        let assets = try reader.read(NoteAssets.self)
        self.init(
            metadata: metadata,
            recipientDigest: recipient,
            assets: assets,
            attachments: try reader.read()
        )
    }
}
