// SPDX-License-Identifier: MIT

public import FieldArithmetic
import Hashing

/// The name of a note: its details and its metadata in one digest, and the leaf of note trees.
public struct NoteID: WordIdentifier {
    /// The digest.
    public let word: Word

    /// Takes a word for an id.
    public init(_ word: Word) { self.word = word }

    /// The id of a note with these parts.
    public init(detailsCommitment: Word, metadataCommitment: Word) {
        word = Poseidon2.merge(detailsCommitment, metadataCommitment)
    }
}
