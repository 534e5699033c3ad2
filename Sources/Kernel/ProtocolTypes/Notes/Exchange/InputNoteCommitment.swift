// SPDX-License-Identifier: MIT

public import ByteCoding

/// A consumed note as the chain sees it.
public struct InputNoteCommitment: InputNoteEntry {
    /// What its consumption leaves on chain.
    public let nullifier: Nullifier
    /// The header of a note that was not yet shown to be in a block.
    public let header: NoteHeader?

    /// A note that is in a block, or one that has yet to be shown to be.
    public init(nullifier: Nullifier, header: NoteHeader? = nil) {
        self.nullifier = nullifier
        self.header = header
    }

    /// What the chain sees of a note.
    public init(_ note: InputNote) {
        self.init(
            nullifier: note.nullifier,
            header: note.inclusionProof == nil ? note.note.header : nil
        )
    }

    /// True if the note was shown to be in a block.
    public var isAuthenticated: Bool { header == nil }

    /// The id of a note that was not shown to be in a block.
    public var unauthenticatedID: NoteID? { header?.id }

    /// Appends the nullifier and the header, if any.
    public func encode(to writer: inout ByteWriter) {
        writer.write(nullifier)
        writer.writeOptional(header)
    }

    /// Reads the nullifier and the header, if any.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        nullifier = try reader.read(Nullifier.self)
        header = try reader.readOptional(NoteHeader.self)
    }
}
