// SPDX-License-Identifier: MIT

public import ByteCoding

/// Why parts make no batch.
public enum BatchError: Error, Equatable, Sendable {
    /// The batch can be in no block after the one it refers to.
    case expired(reference: BlockNumber, expiration: BlockNumber)
    /// The id is not that of the transactions.
    case idMismatch(expected: BatchID, got: BatchID)
    /// An update stands under another account.
    case updateOfOtherAccount(expected: AccountID, got: AccountID)
    /// The batch changes more than 1024 accounts.
    case tooManyAccounts(Int)
    /// The notes are too many, or one comes twice.
    case notes(NoteError)
}

extension BatchError: BrokenRule {
    /// The rule that was broken.
    public var rule: DecodingFailure.Expectation {
        switch self {
        case .expired: "an expiration after the reference block"
        case .idMismatch: "the id of the batch's transactions"
        case .updateOfOtherAccount: "an update under its own account"
        case .tooManyAccounts: "at most 1024 accounts"
        case .notes(let error): error.rule
        }
    }
}
