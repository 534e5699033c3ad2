// SPDX-License-Identifier: MIT

public import FieldArithmetic
public import ProtocolTypes

/// Why batches make no block; the cases stand in the order of the checks.
public enum BlockRefusal: Error, Equatable, Sendable {
    /// There are more batches than ``AssemblyLimits/batchesPerBlockMax``.
    case tooManyBatches(Int)
    /// A batch comes twice.
    case duplicateBatch(BatchID)
    /// The block is not later than the one before.
    case timestamp(previous: UInt32, got: UInt32)
    /// The block before has the last height there can be.
    case noHeightLeft
    /// A batch is no longer valid at the height of the block.
    case expired(BatchID, expiration: BlockNumber, block: BlockNumber)
    /// The partial blockchain is not that before the previous block.
    case chain(ReferenceChainError)
    /// A batch refers to a block that is not in the chain.
    case reference(ReferenceRefusal<BatchID>)
    /// The notes do not fit together.
    case notes(NoteRefusal<BatchID>)
    /// A consumed note is neither created in the block nor proved to be in an earlier one.
    case noteNotAuthenticated(Nullifier)
    /// There is no witness for a nullifier, or one about another.
    case nullifierWitnessMissing(Nullifier)
    /// A note was consumed in an earlier block.
    case nullifierSpent(Nullifier)
    /// Two batches change an account from the same state.
    case conflictingUpdates(AccountID, initial: Word, first: BatchID, second: BatchID)
    /// There is no witness for a changed account.
    case accountWitnessMissing(AccountID)
    /// No batch changes an account from the state that it has by then, though some remain.
    case accountStateDiffers(AccountID, state: Word)
    /// The changes of an account cannot be taken together.
    case accountDetails(AccountID, DeltaError)
    /// A proposal says other effects than its batches have.
    case otherEffects
}
