// SPDX-License-Identifier: MIT

/// What is wrong with the details of an account update.
public enum AccountDetailsFault: Equatable, Sendable {
    /// A public account comes without a delta.
    case missing
    /// A delta builds on a state, but the account has none here.
    case noStateBefore
    /// A full state comes for an account that has one.
    case stateBefore
    /// The delta is about another account.
    case otherAccount
    /// The delta cannot be applied to the state, or is no state.
    case notApplicable
}
