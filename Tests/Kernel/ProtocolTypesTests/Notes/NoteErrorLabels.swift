// SPDX-License-Identifier: MIT

import ProtocolTypes

/// The label that the vectors give to an error.
func label(of error: NoteError) -> String {
    switch error {
    case .tooManyAssets: "TooManyAssets"
    case .duplicateFungibleAsset: "DuplicateFungibleAsset"
    case .duplicateNonFungibleAsset: "DuplicateNonFungibleAsset"
    case .tooManyStorageItems: "TooManyStorageItems"
    case .scriptEntryOutOfRange: "InvalidValue"
    case .attachmentEmpty: "NoteAttachmentContentEmpty"
    case .attachmentTooLong: "NoteAttachmentContentTooManyWords"
    case .attachmentSchemeZero: "NoteAttachmentSchemeZeroReserved"
    case .attachmentSchemeTooLarge: "NoteAttachmentSchemeExceeded"
    case .tooManyAttachments: "TooManyAttachments"
    case .attachmentsTooLong: "NoteAttachmentsTooManyWords"
    case .attachmentsNotOfMetadata: "NoteAttachmentsCommitmentMismatch"
    case .noteIsPrivate: "NoteIsPrivate"
    case .noteIsPublic: "NoteIsPublic"
    case .noteTooLarge: "NoteSizeLimitExceeded"
    case .duplicateOutputNote: "DuplicateOutputNote"
    case .duplicateInputNote: "DuplicateInputNote"
    case .tooManyOutputNotes: "TooManyOutputNotes"
    case .tooManyInputNotes: "TooManyInputNotes"
    case .indexOutOfRange: "BlockNoteTreeIndexOutOfBounds"
    case .indexTaken: "DuplicateValuesForIndex"
    case .pathDepth: "InvalidPathLength"
    case .inclusionProofBroken: "ConflictingRoots"
    }
}

/// The label that the vectors give to an error.
func label(of error: NetworkAccountTargetError) -> String {
    switch error {
    case .targetNotPublic: "TargetNotPublic"
    case .scheme: "AttachmentSchemeMismatch"
    case .wordCount: "AttachmentContentNumWordsMismatch"
    case .target(let error): "DecodeTargetId." + label(of: error)
    case .hint(let error): "DecodeExecutionHint." + label(of: error)
    case .missing: "MissingAttachmentScheme"
    case .noteNotPublic: "NoteNotPublic"
    }
}

/// The label that the vectors give to an error.
func label(of error: NoteExecutionHintError) -> String {
    switch error {
    case .payload: "InvalidNoteExecutionHintPayload"
    case .unknownKind: "Other"
    }
}
