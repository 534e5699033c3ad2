// SPDX-License-Identifier: MIT

/// Why a note or an attachment has no network target.
public enum NetworkAccountTargetError: Error, Equatable, Sendable {
    /// The account's state is not on chain.
    case targetNotPublic(AccountID)
    /// The attachment has another scheme.
    case scheme(NoteAttachmentScheme)
    /// The attachment has not exactly one word.
    case wordCount(Int)
    /// The word names no account.
    case target(AccountIDError)
    /// The word has no hint.
    case hint(NoteExecutionHintError)
    /// There is no attachment of scheme 2.
    case missing
    /// The note's content is not on chain.
    case noteNotPublic(NoteID)
}
