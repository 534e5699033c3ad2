// SPDX-License-Identifier: MIT

/// What is on chain of a private note.
public struct PrivateOutputNote: Hashable, Sendable {
    /// Metadata and id.
    public let header: NoteHeader
    /// Words that travel along.
    public let attachments: NoteAttachments

    /// Checks that the note is private and that the attachments are those of its metadata.
    /// - Throws: ``NoteError/noteIsPublic(_:)``, ``NoteError/attachmentsNotOfMetadata(_:)``.
    public init(header: NoteHeader, attachments: NoteAttachments) throws(NoteError) {
        guard header.metadata.type == .private else { throw .noteIsPublic(header.id) }
        guard header.metadata.attachmentsCommitment == attachments.commitment,
            header.metadata.schemes == attachments.schemes
        else { throw .attachmentsNotOfMetadata(header.id) }
        self.header = header
        self.attachments = attachments
    }
}
