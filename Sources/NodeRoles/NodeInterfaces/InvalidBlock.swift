// SPDX-License-Identifier: MIT

public import BlockAssembly
public import FieldArithmetic
public import TransactionVerifier

/// Why a block cannot be signed, whoever asks.
public enum InvalidBlock: Error, Equatable, Sendable {
    /// The parts do not fit together, or a proof does not hold.
    case proposal(BlockProposalRefusal<TransactionRefusal>)
    /// The witnesses are not about the state before the block.
    case state(BlockStateRefusal)
    /// It does not stand on the block that was signed before.
    case otherParent(expected: Word, got: Word)
    /// It names another key than the validator's.
    case otherValidatorKey
    /// It commits to another kernel.
    case otherKernel(expected: Word, got: Word)
}
