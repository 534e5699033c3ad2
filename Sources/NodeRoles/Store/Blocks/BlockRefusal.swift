// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
public import ProtocolTypes

/// Why a block does not follow on the chain of the store.
///
/// Each case names the step that refused it; nothing of a refused block is kept.
public enum BlockRefusal: Error, Equatable, Sendable {
    /// The bytes are no block.
    case malformed(DecodingFailure)
    /// The bytes are read as a block that is written in other bytes.
    case otherForm
    /// The block breaks a rule on its own: signature, transactions, notes.
    case block(BlockError)
    /// The block is not the next one.
    case number(expected: BlockNumber, got: BlockNumber)
    /// The chain has its last block.
    case chainFull
    /// The block follows another one than the tip.
    case previousCommitment(expected: Word, got: Word)
    /// The header commits to other blocks before it.
    case chainCommitment(expected: Word, got: Word)
    /// The timestamp is not after the one of the block before.
    case timestamp(previous: UInt32, got: UInt32)
    /// The signer is not that of the block before; the words are the keys' commitments.
    case validatorKey(expected: Word, got: Word)
    /// The store holds a chain with another genesis block.
    case otherGenesis(expected: Word, got: Word)
    /// Genesis consumes notes; a spend at height 0 would leave no trace in the nullifier tree.
    case genesisSpends
    /// A transaction comes twice, or is in an earlier block.
    case duplicateTransaction(TransactionID)
    /// A nullifier comes twice.
    case duplicateNullifier(Nullifier)
    /// A note was consumed in an earlier block.
    case nullifierSpent(Nullifier, in: BlockNumber)
    /// An account is updated twice.
    case duplicateAccount(AccountID)
    /// Another account has the same prefix, which alone decides the leaf of the account tree.
    case accountPrefixTaken(AccountID)
    /// The nullifiers lead to another root than the header's.
    case nullifierRoot(expected: Word, got: Word)
    /// The accounts lead to another root than the header's.
    case accountRoot(expected: Word, got: Word)
    /// The new state of an account is not given, or is none.
    case accountDetails(AccountID, AccountDetailsFault)
    /// The state that the details lead to is not the one that the block commits to.
    case accountCommitment(AccountID, expected: Word, got: Word)
}

/// Why a block was not applied.
public enum BlockApplicationError: Error, Equatable, Sendable {
    /// The block is not valid here.
    case refused(BlockRefusal)
    /// The database failed; the block may be applied once it works again.
    case database(DatabaseError)
}
