// SPDX-License-Identifier: MIT

public import FieldArithmetic
public import MerkleStructures
public import ProtocolTypes

/// Why a signed block is not the next of a chain; the cases stand in the order of the checks.
public enum BlockFault: Error, Equatable, Sendable {
    /// The height does not follow that of the parent; genesis has height 0.
    case number(expected: BlockNumber?, got: BlockNumber)
    /// The block stands on another parent.
    case parent(expected: Word, got: Word)
    /// The block is not later than its parent.
    case timestamp(parent: UInt32, got: UInt32)
    /// The block names another validator than its parent; there is no rotation of keys.
    case validatorKey
    /// The block has other fees than its parent.
    case feeParameters
    /// The validator did not sign this header.
    case signature
    /// The body has other transactions than the header commits to.
    case transactionCommitment(expected: Word, got: Word)
    /// The body has other output notes than the header commits to.
    case noteRoot(expected: Word, got: Word)
    /// The header commits to another chain than the one it continues.
    case chainCommitment(expected: Word, got: Word)
    /// A note is consumed that was consumed before.
    case nullifierSpent(Nullifier)
    /// A changed account has the prefix, hence the leaf, of another.
    case accountPrefixTaken(AccountID)
    /// The accounts of the body lead to another root than the header's.
    case accountRoot(expected: Word, got: Word)
    /// The nullifiers of the body lead to another root than the header's.
    case nullifierRoot(expected: Word, got: Word)
    /// A tree cannot take what the body brings.
    case tree(MerkleError)
}
