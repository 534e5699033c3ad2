// SPDX-License-Identifier: MIT

public import ByteCoding

/// A message with assets and a program that decides who may take them.
///
/// It is named twice: by its id when it is made and by its nullifier when it is consumed. Only who
/// knows all of it can connect the two.
public struct Note: Hashable, Sendable {
    /// The most bytes of a public note.
    public static let byteCountMax = 1 << 18

    /// What it is worth and to whom.
    public let details: NoteDetails
    /// Words that travel along.
    public let attachments: NoteAttachments
    /// Metadata and id.
    public let header: NoteHeader
    /// What its consumption leaves on chain.
    public let nullifier: Nullifier

    /// Gathers the parts; computes id and nullifier.
    public init(
        details: NoteDetails,
        metadata: PartialNoteMetadata,
        attachments: NoteAttachments = NoteAttachments()
    ) {
        self.details = details
        self.attachments = attachments
        let metadata = NoteMetadata(metadata, attachments: attachments)
        header = NoteHeader(detailsCommitment: details.commitment, metadata: metadata)
        nullifier = Nullifier(
            serialNumber: details.recipient.serialNumber,
            scriptRoot: details.recipient.script.root,
            storageCommitment: details.recipient.storage.commitment,
            assetsCommitment: details.assets.commitment,
            metadataWord: metadata.word,
            attachmentsCommitment: attachments.commitment
        )
    }

    /// The note's name.
    public var id: NoteID { header.id }
    /// What is public about it.
    public var metadata: NoteMetadata { header.metadata }
    /// What it carries.
    public var assets: NoteAssets { details.assets }
    /// Who can consume it.
    public var recipient: NoteRecipient { details.recipient }

    /// The note with a script without names and places; id and nullifier are the same.
    public func clearingDebugInfo() -> Note {
        Note(
            details: NoteDetails(assets: assets, recipient: recipient.clearingDebugInfo()),
            metadata: metadata.partial,
            attachments: attachments
        )
    }
}

extension Note: ByteEncodable, ByteDecodable {
    /// Appends sender, type and tag, then details, then attachments.
    public func encode(to writer: inout ByteWriter) {
        writer.write(metadata.partial)
        writer.write(details)
        writer.write(attachments)
    }

    /// Reads sender, type and tag, then details, then attachments.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let metadata = try reader.read(PartialNoteMetadata.self)
        let details = try reader.read(NoteDetails.self)
        self.init(
            details: details,
            metadata: metadata,
            attachments: try reader.read(NoteAttachments.self)
        )
    }
}
