// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
import Hashing

/// The notes that a transaction or a batch consumes, no two with one nullifier.
public struct InputNotes<Entry: InputNoteEntry>: Hashable, Sendable {
    /// The most notes of a transaction, and of a batch.
    public static var countMax: Int { ProtocolLimits.maxInputNotesPerTransaction }

    /// The notes, in order.
    public let notes: [Entry]
    /// The hash of each nullifier with the zero word, or with the id of an unauthenticated note.
    public let commitment: Word

    /// No notes.
    public init() {
        notes = []
        commitment = .zero
    }

    /// Gathers notes.
    /// - Throws: ``NoteError/tooManyInputNotes(_:)``, ``NoteError/duplicateInputNote(_:)``.
    public init(_ notes: [Entry]) throws(NoteError) {
        guard notes.count <= Self.countMax else { throw .tooManyInputNotes(notes.count) }
        var seen: Set<Nullifier> = []
        for note in notes where !seen.insert(note.nullifier).inserted {
            throw .duplicateInputNote(note.nullifier)
        }
        self.notes = notes
        commitment = Poseidon2.merge(
            notes.flatMap { [$0.nullifier.word, $0.unauthenticatedID?.word ?? .zero] }
        )
    }

    /// The nullifiers, in order.
    public var nullifiers: [Nullifier] { notes.map(\.nullifier) }
}

extension InputNotes<InputNoteCommitment> {
    /// What the chain sees of consumed notes.
    public init(_ notes: InputNotes<InputNote>) {
        self.notes = notes.notes.map { InputNoteCommitment($0) }
        commitment = notes.commitment
    }
}

extension InputNotes: ByteEncodable, ByteDecodable {
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
            throw reader.broken(NoteError.tooManyInputNotes(count).rule, at: start)
        }
        let notes = try reader.readItems(Entry.self, count: count)
        self = try reader.checked(at: start) { () throws(NoteError) in try InputNotes(notes) }
    }
}
