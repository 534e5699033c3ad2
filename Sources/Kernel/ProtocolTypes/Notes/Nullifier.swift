// SPDX-License-Identifier: MIT

public import FieldArithmetic
import Hashing

/// What a consumed note leaves on chain; only who knows the note can tell which it was.
public struct Nullifier: WordIdentifier {
    /// The digest.
    public let word: Word

    /// Takes a word for a nullifier.
    public init(_ word: Word) { self.word = word }

    /// The nullifier of a note with these parts.
    public init(
        serialNumber: Word,
        scriptRoot: Word,
        storageCommitment: Word,
        assetsCommitment: Word,
        metadataWord: Word,
        attachmentsCommitment: Word
    ) {
        word = Poseidon2.merge([
            serialNumber, scriptRoot, storageCommitment, assetsCommitment, metadataWord,
            attachmentsCommitment,
        ])
    }

    /// The top 16 bits of element 3, by which clients ask for nullifiers.
    public var prefix: UInt16 { UInt16(truncatingIfNeeded: word.e3.value >> 48) }
}
