// SPDX-License-Identifier: MIT

public import ByteCoding

/// A note as the executor made it, before what is private was taken away.
public enum RawOutputNote: OutputNoteEntry {
    /// All of it is known.
    case full(Note)
    /// Of the recipient only the digest is known.
    case partial(PartialNote)

    /// Metadata and id.
    public var header: NoteHeader {
        switch self {
        case .full(let note): note.header
        case .partial(let note): note.header
        }
    }

    /// What the note carries.
    public var assets: NoteAssets {
        switch self {
        case .full(let note): note.assets
        case .partial(let note): note.assets
        }
    }

    /// The note as it goes on chain: a public one whole, a private one as header and attachments.
    /// - Throws: ``NoteError/noteIsPublic(_:)`` for a public note that is not known whole,
    ///   ``NoteError/noteTooLarge(_:byteCount:)``.
    public func published() throws(NoteError) -> OutputNote {
        switch self {
        case .full(let note) where note.metadata.type == .public:
            try .public(PublicOutputNote(note))
        case .full(let note):
            try .private(PrivateOutputNote(header: note.header, attachments: note.attachments))
        case .partial(let note):
            try .private(PrivateOutputNote(header: note.header, attachments: note.attachments))
        }
    }

    /// Appends 0 and a note, or 1 and a partial note.
    public func encode(to writer: inout ByteWriter) {
        switch self {
        case .full(let note):
            writer.write(UInt8(0))
            writer.write(note)
        case .partial(let note):
            writer.write(UInt8(1))
            writer.write(note)
        }
    }

    /// Reads 0 and a note, or 1 and a partial note.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let tag = try reader.readUInt8()
        switch tag {
        case 0: self = .full(try reader.read(Note.self))
        case 1: self = .partial(try reader.read(PartialNote.self))
        default: throw DecodingFailure(offset: start, cause: .unknownTag(tag))
        }
    }
}
