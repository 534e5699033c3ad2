// SPDX-License-Identifier: MIT

/// A note.
public struct NotePage: Sendable, Equatable {
    /// Whether a note has been consumed.
    public enum Consumption: Sendable, Equatable {
        /// Its nullifier is not on the chain.
        case unconsumed
        /// Its nullifier is in a block.
        case consumed(block: UInt32)
        /// The nullifier of a private note cannot be known from the note's id.
        case unknowable
    }

    /// What the chain knows of a note's contents.
    public enum Contents: Sendable, Equatable {
        /// The note is private: the chain holds its id and metadata alone.
        case notPublic
        /// The note is public.
        case open(NoteDetails)
    }

    /// What lists show of it.
    public let note: NoteRow
    /// The block that created it.
    public let block: UInt32
    /// Its place among the notes of that block.
    public let indexInBlock: Int
    /// Whether it has been consumed.
    public let consumption: Consumption
    /// What can be told of its contents.
    public let contents: Contents

    /// Takes the values as they are.
    public init(
        note: NoteRow,
        block: UInt32,
        indexInBlock: Int,
        consumption: Consumption,
        contents: Contents
    ) {
        self.note = note
        self.block = block
        self.indexInBlock = indexInBlock
        self.consumption = consumption
        self.contents = contents
    }
}
