// SPDX-License-Identifier: MIT

import ProtocolTypes

/// The label that the vectors give to an error.
func label(of error: BlockError) -> String {
    switch error {
    case .invalidSignature: "InvalidSignature"
    case .transactionCommitmentMismatch: "TxCommitmentMismatch"
    case .noteRootMismatch: "NoteRootMismatch"
    case .parentNumberMismatch: "ParentNumberMismatch"
    case .parentCommitmentMismatch: "ParentCommitmentMismatch"
    case .genesisHasNoParent: "GenesisBlockHasNoParent"
    case .tooManyBatches: "TooManyBatches"
    case .tooManyAccountUpdates: "TooManyAccountUpdates"
    case .tooManyNullifiers: "TooManyNullifiers"
    case .notes(let error): label(of: error)
    }
}

/// The label that the vectors give to an error.
func label(of error: AccountTreeError) -> String {
    switch error {
    case .duplicatePrefix: "DuplicateIdPrefix"
    case .duplicateID: "DuplicateId"
    case .pathDepth: "InvalidPathLength"
    case .tree: "Tree"
    }
}

/// The label that the vectors give to an error.
func label(of error: NullifierTreeError) -> String {
    switch error {
    case .alreadySpent: "NullifierAlreadySpent"
    case .invalidBlockNumber: "InvalidNullifierBlockNumber"
    case .tree: "Tree"
    }
}

/// The label that the vectors give to an error.
func label(of error: PartialBlockchainError) -> String {
    switch error {
    case .blockNumberTooBig: "BlockNumTooBig"
    case .duplicateBlock: "DuplicateBlock"
    case .untrackedBlock: "UntrackedBlock"
    case .path: "BlockHeaderCommitmentMismatch.InvalidMerklePath.ConflictingRoots"
    case .notNext: "NotNext"
    }
}
