// SPDX-License-Identifier: MIT

public import ByteCoding

/// A note to be consumed.
public enum InputNote: ConsumedNote {
    /// A note that was shown to be on chain.
    case authenticated(Note, proof: NoteInclusionProof)
    /// A note that is to be found in the same batch or block.
    case unauthenticated(Note)

    /// The note.
    public var note: Note {
        switch self {
        case .authenticated(let note, _), .unauthenticated(let note): note
        }
    }

    /// The proof that the note is on chain.
    public var proof: NoteInclusionProof? {
        if case .authenticated(_, let proof) = self { return proof }
        return nil
    }

    /// The note's name.
    public var id: NoteID { note.id }
    /// What the note leaves behind.
    public var nullifier: Nullifier { note.nullifier }

    /// The id of a note that was not shown to be on chain.
    public var unauthenticatedID: NoteID? { proof == nil ? note.id : nil }

    /// What is public of it once it is consumed.
    public var commitment: InputNoteCommitment {
        InputNoteCommitment(nullifier: nullifier, header: proof == nil ? note.header : nil)
    }

    /// Appends 0, the note and the proof; or 1 and the note.
    public func encode(to writer: inout ByteWriter) {
        switch self {
        case .authenticated(let note, let proof):
            writer.write(UInt8(0))
            writer.write(note)
            writer.write(proof)
        case .unauthenticated(let note):
            writer.write(UInt8(1))
            writer.write(note)
        }
    }

    /// Reads 0, a note and a proof; or 1 and a note.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let isUnauthenticated = try reader.readBool()
        let note = try reader.read(Note.self)
        self =
            isUnauthenticated
            ? .unauthenticated(note) : .authenticated(note, proof: try reader.read())
    }
}
