// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
import Hashing

/// What a list of new notes needs to know of each.
public protocol CreatedNote: Hashable, Sendable, ByteEncodable, ByteDecodable {
    /// The two parts of the note's id.
    var header: NoteHeader { get }
}

extension CreatedNote {
    /// The note's name.
    public var id: NoteID { header.id }
    /// What everybody sees of the note.
    public var metadata: NoteMetadata { header.metadata }
}

/// The notes that a transaction makes, in its order.
public struct OutputNotes<Element: CreatedNote>: Hashable, Sendable {
    /// The notes, at most 1024, no id twice.
    public let notes: [Element]
    /// The hash of commitments to details and metadata.
    public let commitment: Word

    /// Takes notes in their order.
    public init(_ notes: [Element] = []) throws(NoteError) {
        guard notes.count <= ProtocolLimits.maxOutputNotesPerTransaction else {
            throw .tooManyOutputNotes(notes.count)
        }
        var seen: Set<NoteID> = []
        for note in notes where !seen.insert(note.id).inserted {
            throw .duplicateOutputNote(note.id)
        }
        self.notes = notes
        commitment = OutputNotes.commitment(of: notes.map(\.header))
    }

    /// The hash of commitments to details and metadata.
    public static func commitment(of headers: [NoteHeader]) -> Word {
        Poseidon2.merge(headers.flatMap { [$0.detailsCommitment, $0.metadata.commitment] })
    }
}

extension OutputNotes: ByteEncodable, ByteDecodable {
    /// Appends the count in two bytes and the notes.
    public func encode(to writer: inout ByteWriter) {
        writer.write(UInt16(notes.count))
        for note in notes { writer.write(note) }
    }

    /// Reads the count and the notes.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let count = Int(try reader.readUInt16())
        let notes = try reader.readItems(Element.self, count: count)
        self = try reader.checked(at: start) { () throws(NoteError) in try OutputNotes(notes) }
    }
}

/// A new note as the executor knows it.
public enum RawOutputNote: CreatedNote {
    /// All of it.
    case full(Note)
    /// All but its recipient.
    case partial(PartialNote)

    /// The two parts of the note's id.
    public var header: NoteHeader {
        switch self {
        case .full(let note): note.header
        case .partial(let note): note.header
        }
    }

    /// Appends 0 and the note, or 1 and the partial note.
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
        self = try reader.readBool() ? .partial(try reader.read()) : .full(try reader.read())
    }
}
