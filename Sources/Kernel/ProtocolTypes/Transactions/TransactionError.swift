// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic

/// Why parts make no transaction.
///
/// What is wrong with a part itself is said by the part: ``AccountUpdateError`` and ``NoteError``.
public enum TransactionError: Error, Equatable, Sendable {
    /// The transaction neither changes its account nor consumes a note.
    case empty(AccountID)
    /// The entry of a script is no node of its forest.
    case scriptEntryOutOfRange(entry: UInt32, nodeCount: Int)
    /// The chain is not as long as the reference block is high.
    case chainLength(expected: BlockNumber, got: UInt64)
    /// The chain is not the one that the reference block commits to.
    case chainCommitment(expected: Word, got: Word)
    /// The block of a note is not at hand.
    case noteBlockUntracked(NoteID, BlockNumber)
    /// The way of a note does not lead to the note root of its block.
    case noteNotInBlock(NoteID, BlockNumber)
}

extension TransactionError: BrokenRule {
    /// The rule that was broken.
    public var rule: DecodingFailure.Expectation {
        switch self {
        case .empty: "a transaction that changes its account or consumes a note"
        case .scriptEntryOutOfRange: "the index of a node of the script"
        case .chainLength, .chainCommitment: "the chain before the reference block"
        case .noteBlockUntracked: "the header of each note's block"
        case .noteNotInBlock: "the way from each note to its block's note root"
        }
    }
}
