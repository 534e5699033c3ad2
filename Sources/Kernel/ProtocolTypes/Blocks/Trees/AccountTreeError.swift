// SPDX-License-Identifier: MIT

public import ByteCoding
public import MerkleStructures

/// Why an account cannot be in an account tree.
public enum AccountTreeError: Error, Equatable, Sendable {
    /// Another id has the same prefix.
    case duplicatePrefix(present: AccountID, new: AccountID)
    /// An id comes twice.
    case duplicateID(AccountID)
    /// A witness has another number of levels than 64.
    case pathDepth(Int)
    /// The tree refused the change.
    case tree(MerkleError)
}

extension AccountTreeError: BrokenRule {
    /// The rule that was broken.
    public var rule: DecodingFailure.Expectation {
        switch self {
        case .duplicatePrefix: "ids with distinct prefixes"
        case .duplicateID: "distinct ids"
        case .pathDepth: "a path of 64 levels"
        case .tree: "an entry that the tree can hold"
        }
    }
}
