// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
public import MerkleStructures

/// Why a nullifier cannot be in a nullifier tree.
public enum NullifierTreeError: Error, Equatable, Sendable {
    /// The note was consumed before.
    case alreadySpent(Nullifier)
    /// A value is no block number.
    case invalidBlockNumber(Word)
    /// The tree refused the change.
    case tree(MerkleError)
}

extension NullifierTreeError: BrokenRule {
    /// The rule that was broken.
    public var rule: DecodingFailure.Expectation {
        switch self {
        case .alreadySpent: "distinct nullifiers"
        case .invalidBlockNumber: "a block number"
        case .tree: "an entry that the tree can hold"
        }
    }
}
