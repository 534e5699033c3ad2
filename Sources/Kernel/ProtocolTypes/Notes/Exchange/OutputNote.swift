// SPDX-License-Identifier: MIT

public import ByteCoding

/// A note that a transaction made, as it goes on chain.
public enum OutputNote: OutputNoteEntry {
    /// All of it.
    case `public`(PublicOutputNote)
    /// Its header and attachments.
    case `private`(PrivateOutputNote)

    /// The fewest bytes that a note takes.
    static let leastByteCount = 59

    /// Metadata and id.
    public var header: NoteHeader {
        switch self {
        case .public(let note): note.note.header
        case .private(let note): note.header
        }
    }

    /// Words that travel along.
    public var attachments: NoteAttachments {
        switch self {
        case .public(let note): note.note.attachments
        case .private(let note): note.attachments
        }
    }

    /// Appends 0 and a public note, or 1 and what is known of a private one.
    public func encode(to writer: inout ByteWriter) {
        switch self {
        case .public(let note):
            writer.write(UInt8(0))
            writer.write(note.note)
        case .private(let note):
            writer.write(UInt8(1))
            writer.write(note.header)
            writer.write(note.attachments)
        }
    }

    /// Reads 0 and a public note, or 1 and what is known of a private one.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let tag = try reader.readUInt8()
        switch tag {
        case 0:
            let note = try reader.read(Note.self)
            self = .public(
                try reader.checked(at: start) { () throws(NoteError) in
                    try PublicOutputNote(note)
                }
            )
        case 1:
            let header = try reader.read(NoteHeader.self)
            let attachments = try reader.read(NoteAttachments.self)
            self = .private(
                try reader.checked(at: start) { () throws(NoteError) in
                    try PrivateOutputNote(header: header, attachments: attachments)
                }
            )
        default: throw DecodingFailure(offset: start, cause: .unknownTag(tag))
        }
    }
}
