// SPDX-License-Identifier: MIT

public import ByteCoding

/// Why parts make no transaction.
///
/// What is wrong with a part itself is said by the part: ``AccountUpdateError`` and ``NoteError``.
public enum TransactionError: Error, Equatable, Sendable {
    /// The transaction neither changes its account nor consumes a note.
    case empty(AccountID)
    /// The entry of a script is no node of its forest.
    case scriptEntryOutOfRange(entry: UInt32, nodeCount: Int)
    /// The chain is not the one before the reference block.
    case chain(ReferenceChainError)
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
        case .chain: "the chain before the reference block"
        case .noteBlockUntracked: "the header of each note's block"
        case .noteNotInBlock: "the way from each note to its block's note root"
        }
    }
}
