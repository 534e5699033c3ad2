// SPDX-License-Identifier: MIT

public import FieldArithmetic
public import ProtocolTypes

/// Why transactions make no batch; the cases stand in the order of the checks.
public enum BatchRefusal: Error, Equatable, Sendable {
    /// There is no transaction, so that the batch would have no name of its own.
    case noTransactions
    /// A transaction comes twice.
    case duplicateTransaction(TransactionID)
    /// The partial blockchain is not that before the reference block.
    case chain(ReferenceChainError)
    /// A transaction refers to a block that is not in the chain.
    case reference(ReferenceRefusal<TransactionID>)
    /// A transaction does not start from the state where those before it left the account.
    case accountStateDiffers(TransactionID, AccountID, expected: Word, got: Word)
    /// The changes of an account cannot be taken together.
    case accountDetails(TransactionID, AccountID, DeltaError)
    /// More accounts are changed than ``AssemblyLimits/accountsPerBatchMax``.
    case tooManyAccounts(Int)
    /// A transaction is no longer valid after the reference block.
    case expired(TransactionID, expiration: BlockNumber, referenceBlock: BlockNumber)
    /// The notes do not fit together.
    case notes(NoteRefusal<TransactionID>)
    /// More notes are consumed than ``AssemblyLimits/inputNotesPerBatchMax``.
    case tooManyInputNotes(Int)
    /// More notes come out than ``AssemblyLimits/outputNotesPerBatchMax``.
    case tooManyOutputNotes(Int)
}
