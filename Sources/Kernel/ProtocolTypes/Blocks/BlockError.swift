// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic

/// Why something is no block, or no block that follows another.
public enum BlockError: Error, Equatable, Sendable {
    /// The signature of the header does not give the validator's key back.
    case invalidSignature
    /// The transactions are not those that the header commits to.
    case transactionCommitmentMismatch(expected: Word, got: Word)
    /// The notes are not those that the header commits to.
    case noteRootMismatch(expected: Word, got: Word)
    /// The parent is not the block with the number before.
    case parentNumberMismatch(expected: BlockNumber, got: BlockNumber)
    /// The block names another parent.
    case parentCommitmentMismatch(expected: Word, got: Word)
    /// Genesis was held against a parent.
    case genesisHasNoParent
    /// The block has more than 64 batches of notes.
    case tooManyBatches(Int)
    /// The block changes more than 2^16 accounts.
    case tooManyAccountUpdates(Int)
    /// The block spends more than 2^16 notes.
    case tooManyNullifiers(Int)
    /// The places of the notes are none, or two are one.
    case notes(NoteError)
}

extension BlockError: BrokenRule {
    /// The rule that was broken.
    public var rule: DecodingFailure.Expectation {
        switch self {
        case .invalidSignature: "a signature by the validator's key"
        case .transactionCommitmentMismatch: "the transactions that the header commits to"
        case .noteRootMismatch: "the notes that the header commits to"
        case .parentNumberMismatch: "a parent with the number before"
        case .parentCommitmentMismatch: "the parent's commitment"
        case .genesisHasNoParent: "a block other than genesis"
        case .tooManyBatches: "at most 64 batches of notes"
        case .tooManyAccountUpdates: "at most 2^16 account updates"
        case .tooManyNullifiers: "at most 2^16 nullifiers"
        case .notes(let error): error.rule
        }
    }
}
