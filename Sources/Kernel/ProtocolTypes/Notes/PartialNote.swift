// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic

/// A note of whose recipient only the digest is known.
public struct PartialNote: Hashable, Sendable {
    /// The commitment to the recipient.
    public let recipientDigest: Word
    /// What the note carries.
    public let assets: NoteAssets
    /// Words that travel along.
    public let attachments: NoteAttachments
    /// Metadata and id.
    public let header: NoteHeader

    /// Gathers the parts and computes the id.
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
            detailsCommitment: NoteDetails.commitment(
                recipientDigest: recipientDigest,
                assetsCommitment: assets.commitment
            ),
            metadata: NoteMetadata(metadata, attachments: attachments)
        )
    }

    /// What others see of a note until its recipient is revealed.
    public init(_ note: Note) {
        self.init(
            metadata: note.metadata.partial,
            recipientDigest: note.recipient.digest,
            assets: note.assets,
            attachments: note.attachments
        )
    }

    /// The note's name.
    public var id: NoteID { header.id }
    /// What is public about it.
    public var metadata: NoteMetadata { header.metadata }
}

extension PartialNote: ByteEncodable, ByteDecodable {
    /// Appends sender, type and tag, recipient digest, assets, attachments.
    public func encode(to writer: inout ByteWriter) {
        writer.write(metadata.partial)
        writer.write(recipientDigest)
        writer.write(assets)
        writer.write(attachments)
    }

    /// Reads sender, type and tag, recipient digest, assets, attachments.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let metadata = try reader.read(PartialNoteMetadata.self)
        let recipientDigest = try reader.readWord()
        let assets = try reader.read(NoteAssets.self)
        self.init(
            metadata: metadata,
            recipientDigest: recipientDigest,
            assets: assets,
            attachments: try reader.read(NoteAttachments.self)
        )
    }
}
