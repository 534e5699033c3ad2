// SPDX-License-Identifier: MIT

public import FieldArithmetic
import Hashing

/// The name of a transaction.
public struct TransactionID: WordIdentifier {
    /// The digest.
    public let word: Word

    /// Takes a word for an id.
    public init(_ word: Word) { self.word = word }

    /// The id of a transaction with these effects.
    public init(
        initialAccount: Word,
        finalAccount: Word,
        inputNotes: Word,
        outputNotes: Word,
        fee: FungibleAsset
    ) {
        word = Poseidon2.merge([
            initialAccount, finalAccount, inputNotes, outputNotes, fee.key.word, fee.value,
        ])
    }
}
