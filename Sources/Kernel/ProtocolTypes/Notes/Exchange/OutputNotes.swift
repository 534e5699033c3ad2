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

    /// A list without notes.
    public init() { (notes, commitment) = ([], .zero) }

    /// Gathers notes.
    /// - Throws: ``NoteError/tooManyOutputNotes(_:)``, ``NoteError/duplicateOutputNote(_:)``.
    public init(_ notes: [Entry]) throws(NoteError) {
        guard notes.count <= Self.countMax else { throw .tooManyOutputNotes(notes.count) }
        var seen: Set<NoteID> = []
        for note in notes where !seen.insert(note.id).inserted {
            throw .duplicateOutputNote(note.id)
        }
        self.notes = notes
        commitment = Self.commitment(headers: notes.map { $0.header })
    }

    /// The headers, in order.
    public var headers: [NoteHeader] { notes.map { $0.header } }

    /// The commitment to notes of which the headers are known.
    public static func commitment(headers: [NoteHeader]) -> Word {
        Poseidon2.merge(headers.flatMap { $0.commitments })
    }
}

extension OutputNotes: ByteEncodable, ByteDecodable {
    /// Appends the number of output notes in two bytes and the notes.
    public func encode(to writer: inout ByteWriter) { writer.writeShortList(notes) }

    /// Reads the number of output notes and the notes.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let notes = try reader.readShortList(Entry.self, countMax: Self.countMax)
        self = try reader.checked(at: start) { () throws(NoteError) in try OutputNotes(notes) }
    }
}
