// SPDX-License-Identifier: MIT

public import ByteCoding

/// Why parts make no transaction.
///
/// What is wrong with a part itself is said by the part: ``AccountUpdateError`` and ``NoteError``.
public enum TransactionError: Error, Equatable, Sendable {
    /// The transaction neither changes its account nor consumes a note.
    case empty(AccountID)
}

extension TransactionError: BrokenRule {
    /// The rule that was broken.
    public var rule: DecodingFailure.Expectation {
        switch self {
        case .empty: "a transaction that changes its account or consumes a note"
        }
    }
}
