// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
import Hashing

/// What a list of consumed notes needs to know of each.
public protocol ConsumedNote: Hashable, Sendable, ByteEncodable, ByteDecodable {
    /// What the note leaves behind.
    var nullifier: Nullifier { get }
    /// The id of a note that was not shown to be on chain; nil if it was.
    var unauthenticatedID: NoteID? { get }
}

/// The notes that a transaction consumes, in its order.
public struct InputNotes<Element: ConsumedNote>: Hashable, Sendable {
    /// The notes, at most 1024, no nullifier twice.
    public let notes: [Element]
    /// The hash of nullifiers, each with the id if the note is unauthenticated.
    public let commitment: Word

    /// Takes notes in their order.
    public init(_ notes: [Element] = []) throws(NoteError) {
        guard notes.count <= ProtocolLimits.maxInputNotesPerTransaction else {
            throw .tooManyInputNotes(notes.count)
        }
        var seen: Set<Nullifier> = []
        for note in notes where !seen.insert(note.nullifier).inserted {
            throw .duplicateInputNote(note.nullifier)
        }
        self.notes = notes
        commitment = Poseidon2.merge(
            notes.flatMap { [$0.nullifier.word, $0.unauthenticatedID?.word ?? .zero] }
        )
    }
}

extension InputNotes: ByteEncodable, ByteDecodable {
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
        self = try reader.checked(at: start) { () throws(NoteError) in try InputNotes(notes) }
    }
}

/// What is public of a consumed note.
public struct InputNoteCommitment: ConsumedNote {
    /// What the note leaves behind.
    public let nullifier: Nullifier
    /// The header of a note that was not shown to be on chain.
    public let header: NoteHeader?

    /// A consumed note; with a header if it was not shown to be on chain.
    public init(nullifier: Nullifier, header: NoteHeader? = nil) {
        self.nullifier = nullifier
        self.header = header
    }

    /// The id of a note that was not shown to be on chain.
    public var unauthenticatedID: NoteID? { header?.id }

    /// Appends the nullifier and the optional header.
    public func encode(to writer: inout ByteWriter) {
        writer.write(nullifier)
        writer.writeOptional(header)
    }

    /// Reads the nullifier and the optional header.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        nullifier = try reader.read()
        header = try reader.readOptional()
    }
}
