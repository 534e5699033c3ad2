// SPDX-License-Identifier: MIT

public import FieldArithmetic
public import MerkleStructures
public import ProtocolTypes

/// Why a signed block is not the next of a chain.
public enum BlockFault: Error, Equatable, Sendable {
    /// The block does not follow its parent, or is not whole: signature, transactions, notes.
    case block(BlockError)
    /// A chain starts with a block that is not at height 0.
    case notGenesis(BlockNumber)
    /// Genesis names a parent.
    case genesisWithParent(Word)
    /// Genesis consumes notes, which would leave no trace in the nullifier tree.
    case genesisWithNullifiers(Int)
    /// The block is not later than its parent.
    case timestamp(parent: UInt32, got: UInt32)
    /// The block names another validator than its parent; there is no rotation of keys.
    case validatorKey
    /// The block has other fees than its parent.
    case feeParameters
    /// The header commits to another chain than the one it continues.
    case chainCommitment(expected: Word, got: Word)
    /// The account tree cannot take a change.
    case accounts(AccountTreeError)
    /// The nullifier tree cannot take a nullifier.
    case nullifiers(NullifierTreeError)
    /// The accounts of the body lead to another root than the header's.
    case accountRoot(expected: Word, got: Word)
    /// The nullifiers of the body lead to another root than the header's.
    case nullifierRoot(expected: Word, got: Word)
    /// The chain has as many blocks as there can be.
    case chain(MerkleError)
}
