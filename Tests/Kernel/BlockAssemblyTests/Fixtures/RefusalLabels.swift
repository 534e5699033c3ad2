// SPDX-License-Identifier: MIT

import BlockAssembly
import ProtocolTypes

/// The label that the vectors give to the refusal of a batch.
func label(of refusal: BatchRefusal) -> String {
    switch refusal {
    case .noTransactions: "EmptyTransactionBatch"
    case .duplicateTransaction: "DuplicateTransaction"
    case .chain(.length): "InconsistentChainLength"
    case .chain(.commitment): "InconsistentChainRoot"
    case .reference(.unknown): "MissingTransactionReferenceBlock"
    case .reference(.differs): "TransactionReferenceBlockCommitmentMismatch"
    case .accountStateDiffers, .accountDetails: "AccountUpdateError"
    case .tooManyAccounts: "TooManyAccountUpdates"
    case .expired: "ExpiredTransaction"
    case .notes(let refusal): label(of: refusal)
    case .tooManyInputNotes: "TooManyInputNotes"
    case .tooManyOutputNotes: "TooManyOutputNotes"
    }
}

/// The label that the vectors give to notes that do not fit together.
func label<ID>(of refusal: NoteRefusal<ID>) -> String {
    switch refusal {
    case .consumedTwice: "DuplicateInputNote"
    case .createdTwice: "DuplicateOutputNote"
    case .consumedBeforeCreated: "NoteConsumedBeforeCreated"
    // The reference stops the process instead.
    case .consumedByCreator: "panic"
    case .blockOfProofUnknown: "UnauthenticatedInputNoteBlockNotInPartialBlockchain"
    case .inclusionProof: "UnauthenticatedNoteAuthenticationFailed"
    }
}

/// The label that the vectors give to the refusal of a block.
func label(of refusal: BlockRefusal) -> String {
    switch refusal {
    case .tooManyBatches: "TooManyBatches"
    case .duplicateBatch: "DuplicateBatch"
    case .timestamp: "TimestampDoesNotIncreaseMonotonically"
    case .noHeightLeft: "panic"
    case .expired: "ExpiredBatch"
    case .chain(.length): "ChainLengthNotEqualToPreviousBlockNumber"
    case .chain(.commitment): "ChainRootNotEqualToPreviousBlockChainCommitment"
    // The reference compares the heights alone.
    case .reference: "BatchReferenceBlockMissingFromChain"
    case .notes(let refusal): label(of: refusal)
    case .noteNotAuthenticated: "UnauthenticatedNoteConsumed"
    case .nullifierWitnessMissing: "NullifierProofMissing"
    case .nullifierSpent: "NullifierSpent"
    case .conflictingUpdates: "ConflictingBatchesUpdateSameAccount"
    case .accountWitnessMissing: "MissingAccountWitness"
    case .accountStateDiffers: "InconsistentAccountStateTransition"
    case .accountDetails: "AccountUpdateError"
    // The reference takes a proposal's effects as they are written.
    case .otherEffects: "none"
    }
}

/// The label that the vectors give to witnesses of another state.
func label(of refusal: BlockStateRefusal) -> String {
    switch refusal {
    case .accountWitnesses: "AccountWitnessTracking"
    case .staleAccountRoot: "StaleAccountTreeRoot"
    case .accountPrefixTaken: "AccountIdPrefixDuplicate"
    case .nullifierWitnesses: "NullifierWitnessRootMismatch"
    case .staleNullifierRoot: "StaleNullifierTreeRoot"
    case .nullifierSpent: "NullifierSpent"
    case .chain, .body: "panic"
    }
}
