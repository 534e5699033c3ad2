// SPDX-License-Identifier: MIT

public import ByteCoding

/// A note that a transaction consumes, with the proof that it is in a block, if there is one.
public struct InputNote: InputNoteEntry {
    /// The note.
    public let note: Note
    /// Where it is; nil while it is not authenticated.
    public let inclusionProof: NoteInclusionProof?

    /// A note with or without a proof.
    public init(_ note: Note, inclusionProof: NoteInclusionProof? = nil) {
        self.note = note
        self.inclusionProof = inclusionProof
    }

    /// The note's name.
    public var id: NoteID { note.id }
    /// What its consumption leaves on chain.
    public var nullifier: Nullifier { note.nullifier }
    /// The id, if there is no proof.
    public var unauthenticatedID: NoteID? { inclusionProof == nil ? id : nil }

    /// Appends 0, the note and its proof, or 1 and the note.
    public func encode(to writer: inout ByteWriter) {
        writer.write(UInt8(inclusionProof == nil ? 1 : 0))
        writer.write(note)
        if let inclusionProof { writer.write(inclusionProof) }
    }

    /// Reads 0, a note and its proof, or 1 and a note.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let tag = try reader.readUInt8()
        guard tag <= 1 else { throw DecodingFailure(offset: start, cause: .unknownTag(tag)) }
        note = try reader.read(Note.self)
        inclusionProof = tag == 0 ? try reader.read(NoteInclusionProof.self) : nil
    }
}
