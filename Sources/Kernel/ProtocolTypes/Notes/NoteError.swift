// SPDX-License-Identifier: MIT

public import ByteCoding

/// Why parts make no note, or notes make no list.
public enum NoteError: Error, Equatable, Sendable {
    /// More assets than ``NoteAssets/maxCount``.
    case tooManyAssets(Int)
    /// Two amounts of one key.
    case duplicateFungibleAsset(AccountID)
    /// One non-fungible asset twice.
    case duplicateNonFungibleAsset(NonFungibleAsset)
    /// More items than ``NoteStorage/maxItemCount``.
    case tooManyStorageItems(Int)
    /// The entry point is no node of the script's forest.
    case entryPointNotInForest(Int)
    /// An attachment without words.
    case attachmentEmpty
    /// An attachment of more than 256 words.
    case attachmentTooLong(Int)
    /// The scheme that stands for no attachment.
    case attachmentSchemeZero
    /// The scheme that is set aside.
    case attachmentSchemeReserved(UInt16)
    /// More than four attachments.
    case tooManyAttachments(Int)
    /// More than 512 words in all attachments.
    case attachmentsTooLong(Int)
    /// The attachments are not those of the header.
    case attachmentsNotOfHeader
    /// What must be a public note is private.
    case noteIsPrivate(NoteID)
    /// What must be a private note is public.
    case noteIsPublic(NoteID)
    /// A public note that is longer than ``Note/maxByteCount``.
    case noteTooLong(Int)
    /// More input notes than a transaction takes.
    case tooManyInputNotes(Int)
    /// More output notes than a transaction makes.
    case tooManyOutputNotes(Int)
    /// One note is consumed twice.
    case duplicateInputNote(Nullifier)
    /// One note is made twice.
    case duplicateOutputNote(NoteID)
    /// The index is beyond the leaves of a block's note tree.
    case noteIndexTooLarge(batch: Int, index: Int)
}

extension NoteError: BrokenRule {
    /// The rule that was broken.
    public var rule: DecodingFailure.Expectation {
        switch self {
        case .tooManyAssets: "at most 64 assets"
        case .duplicateFungibleAsset: "one amount of a fungible asset"
        case .duplicateNonFungibleAsset: "each non-fungible asset once"
        case .tooManyStorageItems: "at most 1024 storage items"
        case .entryPointNotInForest: "an entry point in the script's forest"
        case .attachmentEmpty: "an attachment of at least one word"
        case .attachmentTooLong: "an attachment of at most 256 words"
        case .attachmentSchemeZero, .attachmentSchemeReserved:
            "an attachment scheme from 1 to 65534"
        case .tooManyAttachments: "at most four attachments"
        case .attachmentsTooLong: "at most 512 words of attachments"
        case .attachmentsNotOfHeader: "the attachments that the header commits to"
        case .noteIsPrivate: "a public note"
        case .noteIsPublic: "a private note"
        case .noteTooLong: "a note of at most 262144 bytes"
        case .tooManyInputNotes: "at most 1024 input notes"
        case .tooManyOutputNotes: "at most 1024 output notes"
        case .duplicateInputNote: "each input note once"
        case .duplicateOutputNote: "each output note once"
        case .noteIndexTooLarge: "a leaf of a block's note tree"
        }
    }
}
