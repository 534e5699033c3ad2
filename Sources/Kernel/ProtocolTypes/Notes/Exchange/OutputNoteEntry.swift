// SPDX-License-Identifier: MIT

public import ByteCoding

/// A note as a list of output notes sees it.
public protocol OutputNoteEntry: Hashable, Sendable, ByteEncodable, ByteDecodable {
    /// Metadata and id.
    var header: NoteHeader { get }
}

extension OutputNoteEntry {
    /// The note's name.
    public var id: NoteID { header.id }
    /// What is public about the note.
    public var metadata: NoteMetadata { header.metadata }
}
