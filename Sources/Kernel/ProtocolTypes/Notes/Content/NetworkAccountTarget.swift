// SPDX-License-Identifier: MIT

import FieldArithmetic

/// The attachment of a network note: the account that the network shall run it against.
///
/// One word `[suffix, prefix, hint, 0]` under scheme 2; the last element is ignored on reading.
public struct NetworkAccountTarget: Hashable, Sendable {
    /// The account, a public one.
    public let id: AccountID
    /// When the note can be consumed.
    public let hint: NoteExecutionHint

    /// Names a target.
    /// - Throws: ``NetworkAccountTargetError/targetNotPublic(_:)``.
    public init(
        id: AccountID,
        hint: NoteExecutionHint = .always
    ) throws(NetworkAccountTargetError) {
        guard id.isPublic else { throw .targetNotPublic(id) }
        self.id = id
        self.hint = hint
    }

    /// Reads an attachment.
    /// - Throws: ``NetworkAccountTargetError``.
    public init(_ attachment: NoteAttachment) throws(NetworkAccountTargetError) {
        guard attachment.scheme == .networkAccountTarget else {
            throw .scheme(attachment.scheme)
        }
        guard attachment.words.count == 1, let word = attachment.words.first else {
            throw .wordCount(attachment.words.count)
        }
        let id: AccountID
        do { id = try AccountID(prefix: word.e1, suffix: word.e0) } catch { throw .target(error) }
        let hint: NoteExecutionHint
        do { hint = try NoteExecutionHint(word.e2.value) } catch { throw .hint(error) }
        try self.init(id: id, hint: hint)
    }

    /// Reads the first attachment of scheme 2.
    /// - Throws: ``NetworkAccountTargetError``.
    public init(_ attachments: NoteAttachments) throws(NetworkAccountTargetError) {
        guard let attachment = attachments.first(.networkAccountTarget) else { throw .missing }
        try self.init(attachment)
    }

    /// The target of a network note: a public note with a valid target.
    /// - Throws: ``NetworkAccountTargetError/noteNotPublic(_:)`` first.
    public init(_ note: Note) throws(NetworkAccountTargetError) {
        guard note.metadata.type == .public else { throw .noteNotPublic(note.id) }
        try self.init(note.attachments)
    }

    /// The attachment.
    public var attachment: NoteAttachment {
        NoteAttachment(
            scheme: .networkAccountTarget,
            word: Word(id.suffix, id.prefix, hint.felt, .zero)
        )
    }
}

extension Note {
    /// The account that the network shall run the note against; nil if it is no network note.
    public var networkTarget: NetworkAccountTarget? { try? NetworkAccountTarget(self) }
}
