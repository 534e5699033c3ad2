// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
import Hashing

/// The notes that a transaction makes, no two with one id.
public struct OutputNotes<Entry: OutputNoteEntry>: Hashable, Sendable {
    /// The most notes of a transaction, and of a batch.
    public static var countMax: Int { ProtocolLimits.maxOutputNotesPerTransaction }

    /// The notes, in order.
    public let notes: [Entry]
    /// The hash of the commitments to details and metadata of each note.
    public let commitment: Word

    /// No notes.
    public init() {
        notes = []
        commitment = .zero
    }

    /// Gathers notes.
    /// - Throws: ``NoteError/tooManyOutputNotes(_:)``, ``NoteError/duplicateOutputNote(_:)``.
    public init(_ notes: [Entry]) throws(NoteError) {
        guard notes.count <= Self.countMax else { throw .tooManyOutputNotes(notes.count) }
        var seen: Set<NoteID> = []
        for note in notes where !seen.insert(note.id).inserted {
            throw .duplicateOutputNote(note.id)
        }
        self.notes = notes
        commitment = Self.commitment(headers: notes.map(\.header))
    }

    /// The headers, in order.
    public var headers: [NoteHeader] { notes.map(\.header) }

    /// The commitment to notes of which the headers are known.
    public static func commitment(headers: [NoteHeader]) -> Word {
        Poseidon2.merge(headers.flatMap(\.commitments))
    }
}

extension OutputNotes: ByteEncodable, ByteDecodable {
    /// Appends the number of notes in two bytes and the notes.
    public func encode(to writer: inout ByteWriter) {
        writer.write(UInt16(notes.count))
        for note in notes { writer.write(note) }
    }

    /// Reads the number of notes and the notes.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let count = Int(try reader.readUInt16())
        guard count <= Self.countMax else {
            throw reader.broken(NoteError.tooManyOutputNotes(count).rule, at: start)
        }
        let notes = try reader.readItems(Entry.self, count: count)
        self = try reader.checked(at: start) { () throws(NoteError) in try OutputNotes(notes) }
    }
}
