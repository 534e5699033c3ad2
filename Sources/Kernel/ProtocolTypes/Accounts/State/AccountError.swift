// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic

/// Why parts make no account.
public enum AccountError: Error, Equatable, Sendable {
    /// Fewer than two procedures.
    case tooFewProcedures(Int)
    /// More than 256 procedures.
    case tooManyProcedures(Int)
    /// A procedure is no root of the forest.
    case procedureNotInForest(Word)
    /// No procedure of the first component authenticates.
    case noAuthProcedure
    /// More than one procedure of the first component authenticates.
    case severalAuthProcedures(Int)
    /// A procedure of another component authenticates.
    case secondAuthComponent
    /// A new account has no seed.
    case seedMissing
    /// An existing account has a seed.
    case seedOfExistingAccount
    /// The seed gives another id.
    case seedOfOtherAccount(expected: AccountID, got: AccountID)
    /// The seed gives no id.
    case seedInvalid(AccountIDError)
}

extension AccountError: BrokenRule {
    /// The rule that was broken.
    public var rule: DecodingFailure.Expectation {
        switch self {
        case .tooFewProcedures, .tooManyProcedures: "2 to 256 procedures"
        case .procedureNotInForest: "procedures that are roots of the forest"
        case .noAuthProcedure, .severalAuthProcedures, .secondAuthComponent:
            "one procedure that authenticates"
        case .seedMissing: "the seed of a new account"
        case .seedOfExistingAccount: "no seed for an account with a nonce"
        case .seedOfOtherAccount, .seedInvalid: "the seed of this account's id"
        }
    }
}
