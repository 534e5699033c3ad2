// SPDX-License-Identifier: MIT

public import ByteCoding
import FieldArithmetic

/// A message with assets, a script and everything that is needed to consume it.
public struct Note: Hashable, Sendable {
    /// The longest a public note may be.
    public static let maxByteCount = 262_144

    /// What it carries and who can have it.
    public let details: NoteDetails
    /// What it brings along in the open.
    public let attachments: NoteAttachments
    /// The two parts of its id.
    public let header: NoteHeader
    /// What it leaves behind when it is consumed.
    public let nullifier: Nullifier

    /// Puts a note together.
    public init(
        details: NoteDetails,
        metadata: PartialNoteMetadata,
        attachments: NoteAttachments = NoteAttachments()
    ) {
        let metadata = NoteMetadata(metadata, attachments: attachments)
        self.details = details
        self.attachments = attachments
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

    /// Its name.
    public var id: NoteID { header.id }
    /// What everybody sees.
    public var metadata: NoteMetadata { header.metadata }
    /// What it carries.
    public var assets: NoteAssets { details.assets }
    /// Who can have it.
    public var recipient: NoteRecipient { details.recipient }
    /// What runs when it is consumed.
    public var script: NoteScript { details.recipient.script }

    /// The note whose script has neither names nor places.
    public func clearingDebugInfo() -> Note {
        let details = NoteDetails(
            assets: details.assets,
            recipient: details.recipient.clearingDebugInfo()
        )
        return Note(details: details, metadata: metadata.partial, attachments: attachments)
    }
}

extension Note: ByteEncodable, ByteDecodable {
    /// Appends partial metadata, details and attachments.
    public func encode(to writer: inout ByteWriter) {
        writer.write(metadata.partial)
        writer.write(details)
        writer.write(attachments)
    }

    /// Reads partial metadata, details and attachments.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let metadata = try reader.read(PartialNoteMetadata.self)
        let details = try reader.read(NoteDetails.self)
        self.init(details: details, metadata: metadata, attachments: try reader.read())
    }
}
