// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic

/// Why something is no note, no part of one, or no list of notes.
public enum NoteError: Error, Equatable, Sendable {
    /// A note holds more than 64 assets.
    case tooManyAssets(Int)
    /// Two amounts have one key.
    case duplicateFungibleAsset(AssetVaultKey)
    /// One non-fungible asset comes twice.
    case duplicateNonFungibleAsset(AssetVaultKey)
    /// The storage has more than 1024 elements.
    case tooManyStorageItems(Int)
    /// A script starts at a node that its forest does not have.
    case scriptEntryOutOfRange(entry: UInt32, nodeCount: Int)
    /// An attachment has no word.
    case attachmentEmpty
    /// An attachment has more than 256 words.
    case attachmentTooLong(wordCount: Int)
    /// The scheme is 0, which stands for absence.
    case attachmentSchemeZero
    /// The scheme is above 65534.
    case attachmentSchemeTooLarge(UInt16)
    /// A note has more than four attachments.
    case tooManyAttachments(Int)
    /// All attachments together have more than 512 words.
    case attachmentsTooLong(wordCount: Int)
    /// The attachments are not those that the metadata commits to.
    case attachmentsNotOfMetadata(NoteID)
    /// A private note stands where only a public one may.
    case noteIsPrivate(NoteID)
    /// A public note stands where only a private one may.
    case noteIsPublic(NoteID)
    /// A public note takes more than 2^18 bytes.
    case noteTooLarge(NoteID, byteCount: Int)
    /// A list of output notes has one id twice.
    case duplicateOutputNote(NoteID)
    /// A list of input notes has one nullifier twice.
    case duplicateInputNote(Nullifier)
    /// A list has more than 1024 output notes.
    case tooManyOutputNotes(Int)
    /// A list has more than 1024 input notes.
    case tooManyInputNotes(Int)
    /// A place in a block's note tree that no note can have.
    case indexOutOfRange(batch: Int, note: Int)
    /// Two notes have one place in a tree.
    case indexTaken(Int)
    /// A path has another length than the tree's depth.
    case pathDepth(expected: Int, got: Int)
    /// A path leads to another root than the block's.
    case inclusionProofBroken(expected: Word, got: Word)
}

extension NoteError: BrokenRule {
    /// The rule that was broken.
    public var rule: DecodingFailure.Expectation {
        switch self {
        case .tooManyAssets: "at most 64 assets"
        case .duplicateFungibleAsset, .duplicateNonFungibleAsset: "distinct assets"
        case .tooManyStorageItems: "at most 1024 storage items"
        case .scriptEntryOutOfRange: "an entry that is a node of the script's forest"
        case .attachmentEmpty, .attachmentTooLong: "an attachment of 1 to 256 words"
        case .attachmentSchemeZero, .attachmentSchemeTooLarge: "a scheme from 1 to 65534"
        case .tooManyAttachments: "at most four attachments"
        case .attachmentsTooLong: "at most 512 words of attachments"
        case .attachmentsNotOfMetadata: "the attachments that the metadata commits to"
        case .noteIsPrivate: "a public note"
        case .noteIsPublic: "a private note"
        case .noteTooLarge: "a public note of at most 2^18 bytes"
        case .duplicateOutputNote: "distinct output notes"
        case .duplicateInputNote: "distinct input notes"
        case .tooManyOutputNotes: "at most 1024 output notes"
        case .tooManyInputNotes: "at most 1024 input notes"
        case .indexOutOfRange: "a batch below 64 and an index below 1024"
        case .indexTaken: "distinct places in a note tree"
        case .pathDepth: "a path of 16 levels"
        case .inclusionProofBroken: "a path to the block's note root"
        }
    }
}
