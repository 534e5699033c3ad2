// SPDX-License-Identifier: MIT

public import FieldArithmetic
public import VMVerifier

/// Why a well-formed transaction was refused.
public enum TransactionRefusal: Error, Equatable, Sendable {
    /// The published change of the account is not the one that the proof speaks of.
    case deltaCommitment(expected: Word, got: Word)
    /// The published change cannot take the fee back.
    case feeNotReversible
    /// The proof does not show what the transaction claims.
    case proof(ExecutionProofError)
}
