// SPDX-License-Identifier: MIT

public import ByteCoding

/// A new note as the chain sees it.
public enum OutputNote: CreatedNote {
    /// All of it.
    case `public`(PublicOutputNote)
    /// Its header and attachments.
    case `private`(PrivateOutputNote)

    /// What the chain sees of a note.
    public init(_ note: RawOutputNote) throws(NoteError) {
        switch note {
        case .full(let note) where note.metadata.type == .public:
            self = .public(try PublicOutputNote(note))
        case .full(let note):
            self = .private(
                try PrivateOutputNote(header: note.header, attachments: note.attachments)
            )
        case .partial(let note):
            self = .private(
                try PrivateOutputNote(header: note.header, attachments: note.attachments)
            )
        }
    }

    /// The two parts of the note's id.
    public var header: NoteHeader {
        switch self {
        case .public(let note): note.note.header
        case .private(let note): note.header
        }
    }

    /// The attachments.
    public var attachments: NoteAttachments {
        switch self {
        case .public(let note): note.note.attachments
        case .private(let note): note.attachments
        }
    }

    /// Appends 0 and the note, or 1 and the header with attachments.
    public func encode(to writer: inout ByteWriter) {
        switch self {
        case .public(let note):
            writer.write(UInt8(0))
            writer.write(note)
        case .private(let note):
            writer.write(UInt8(1))
            writer.write(note)
        }
    }

    /// Reads 0 and a note, or 1 and a header with attachments.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        self = try reader.readBool() ? .private(try reader.read()) : .public(try reader.read())
    }
}

/// A public note without names and places, short enough for the chain.
public struct PublicOutputNote: Hashable, Sendable {
    /// The note.
    public let note: Note

    /// Clears names and places of a public note and measures it.
    public init(_ note: Note) throws(NoteError) {
        guard note.metadata.type == .public else { throw .noteIsPrivate(note.id) }
        let cleared = note.clearingDebugInfo()
        let byteCount = cleared.encodedBytes.count
        guard byteCount <= Note.maxByteCount else { throw .noteTooLong(byteCount) }
        self.note = cleared
    }
}

/// The header of a private note with its attachments.
public struct PrivateOutputNote: Hashable, Sendable {
    /// The two parts of the note's id.
    public let header: NoteHeader
    /// What it brings along in the open.
    public let attachments: NoteAttachments

    /// Pairs a private note's header with the attachments it commits to.
    public init(header: NoteHeader, attachments: NoteAttachments) throws(NoteError) {
        guard header.metadata.type == .private else { throw .noteIsPublic(header.id) }
        guard header.metadata == NoteMetadata(header.metadata.partial, attachments: attachments)
        else { throw .attachmentsNotOfHeader }
        self.header = header
        self.attachments = attachments
    }
}

extension PublicOutputNote: ByteEncodable, ByteDecodable {
    /// Appends the note.
    public func encode(to writer: inout ByteWriter) { writer.write(note) }

    /// Reads a public note and measures it; names and places are dropped.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let note = try reader.read(Note.self)
        self = try reader.checked(at: start) { () throws(NoteError) in try PublicOutputNote(note) }
    }
}

extension PrivateOutputNote: ByteEncodable, ByteDecodable {
    /// Appends header and attachments.
    public func encode(to writer: inout ByteWriter) {
        writer.write(header)
        writer.write(attachments)
    }

    /// Reads header and attachments.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let header = try reader.read(NoteHeader.self)
        let attachments = try reader.read(NoteAttachments.self)
        self = try reader.checked(at: start) { () throws(NoteError) in
            try PrivateOutputNote(header: header, attachments: attachments)
        }
    }
}
