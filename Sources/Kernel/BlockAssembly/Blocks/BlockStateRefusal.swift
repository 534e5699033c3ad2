// SPDX-License-Identifier: MIT

public import FieldArithmetic
public import MerkleStructures
public import ProtocolTypes

/// Why the roots of a block cannot be computed: its witnesses are not about the state before it.
public enum BlockStateRefusal: Error, Equatable, Sendable {
    /// The witnesses of accounts are not about one tree.
    case accountWitnesses(MerkleError)
    /// The witnesses of accounts are about another tree than the previous block's.
    case staleAccountRoot(expected: Word, got: Word)
    /// Another account has the same prefix, hence the same leaf.
    case accountPrefixTaken(AccountID)
    /// The witnesses of nullifiers are not about one tree.
    case nullifierWitnesses(MerkleError)
    /// The witnesses of nullifiers are about another tree than the previous block's.
    case staleNullifierRoot(expected: Word, got: Word)
    /// The chain cannot take the previous block.
    case chain(PartialBlockchainError)
    /// The effects make no body, which the checks before rule out.
    case body(BlockError)
}
