// SPDX-License-Identifier: MIT

public import BlockAssembly
public import FieldArithmetic
public import TransactionVerifier

/// Why a block cannot be signed, whoever asks.
public enum InvalidBlock: Error, Equatable, Sendable {
    /// No block follows from the request.
    case underivable(SealingRefusal<TransactionRefusal>)
    /// It does not stand on the block that was signed before.
    case otherParent(expected: Word, got: Word)
    /// It names another key than the validator's.
    case otherValidatorKey
    /// It commits to another kernel.
    case otherKernel(expected: Word, got: Word)
}
