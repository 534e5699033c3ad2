// SPDX-License-Identifier: MIT

public import FieldArithmetic

/// The attachment by which a note asks the network to consume it for an account.
public struct NetworkAccountTarget: Hashable, Sendable {
    /// The scheme of the attachment.
    public static let scheme: UInt16 = 2

    /// The account, which is public.
    public let targetID: AccountID
    /// When to try.
    public let hint: ExecutionHint

    /// Names a public account.
    public init(targetID: AccountID, hint: ExecutionHint) throws(NetworkNoteError) {
        guard targetID.isPublic else { throw .targetNotPublic(targetID) }
        self.targetID = targetID
        self.hint = hint
    }

    /// Reads an attachment of one word `[suffix, prefix, hint, any]`.
    public init(_ attachment: NoteAttachment) throws(NetworkNoteError) {
        guard attachment.scheme == Self.scheme else {
            throw .otherScheme(attachment.scheme)
        }
        guard attachment.words.count == 1 else { throw .wordCount(attachment.words.count) }
        let word = attachment.words[0]
        let id: AccountID
        do { id = try AccountID(prefix: word.e1, suffix: word.e0) } catch { throw .target(error) }
        let hint: ExecutionHint
        do { hint = try ExecutionHint(word.e2.value) } catch { throw .hint(error) }
        try self.init(targetID: id, hint: hint)
    }

    /// The first target among attachments.
    public init(in attachments: NoteAttachments) throws(NetworkNoteError) {
        guard let attachment = attachments.first(scheme: Self.scheme) else {
            throw .schemeMissing
        }
        try self.init(attachment)
    }

    /// The attachment's word; its last element is zero.
    public var word: Word { Word(targetID.suffix, targetID.prefix, hint.felt, .zero) }
}

/// Why a note is none for the network.
public enum NetworkNoteError: Error, Equatable, Sendable {
    /// The account is private.
    case targetNotPublic(AccountID)
    /// The attachment has another scheme.
    case otherScheme(UInt16)
    /// The attachment has not one word.
    case wordCount(Int)
    /// The account's id is none.
    case target(AccountIDError)
    /// The hint is none.
    case hint(ExecutionHintError)
    /// No attachment names a target.
    case schemeMissing
    /// The note is private.
    case noteNotPublic
}

extension Note {
    /// The account that the network is to consume this note for.
    public func networkTarget() throws(NetworkNoteError) -> NetworkAccountTarget {
        guard metadata.type == .public else { throw .noteNotPublic }
        return try NetworkAccountTarget(in: attachments)
    }

    /// True for a public note with a valid target.
    public var isNetworkNote: Bool { (try? networkTarget()) != nil }
}
