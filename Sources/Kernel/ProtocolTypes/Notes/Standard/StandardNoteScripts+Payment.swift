// SPDX-License-Identifier: MIT

public import FieldArithmetic

extension StandardNoteScripts {
    /// The recipient of a note that only one account can consume.
    public func p2idRecipient(target: AccountID, serialNumber: Word) -> NoteRecipient {
        recipient(.p2id, [target.suffix, target.prefix], serialNumber: serialNumber)
    }

    /// The recipient of a note with a time lock and a way back to its sender.
    ///
    /// - Parameters:
    ///   - target: Who can consume it.
    ///   - reclaim: From when on the sender can; nil for never.
    ///   - timelock: From when on anybody can; nil for at once.
    ///   - serialNumber: A number drawn by the creator.
    /// - Returns: The recipient.
    public func p2ideRecipient(
        target: AccountID,
        reclaim: BlockNumber?,
        timelock: BlockNumber?,
        serialNumber: Word
    ) -> NoteRecipient {
        let heights = [reclaim, timelock].map { Felt($0?.value ?? 0) }
        return recipient(
            .p2ide,
            [target.suffix, target.prefix] + heights,
            serialNumber: serialNumber
        )
    }

    /// A payment, tagged for its target.
    ///
    /// Give ``p2idRecipient(target:serialNumber:)`` or
    /// ``p2ideRecipient(target:reclaim:timelock:serialNumber:)`` of the same target.
    public func payment(
        to recipient: NoteRecipient,
        of assets: NoteAssets,
        sender: AccountID,
        target: AccountID,
        type: NoteType,
        attachments: NoteAttachments = NoteAttachments()
    ) -> Note {
        Note(
            details: NoteDetails(assets: assets, recipient: recipient),
            metadata: PartialNoteMetadata(sender: sender, type: type, tag: NoteTag(for: target)),
            attachments: attachments
        )
    }

    /// A recipient whose storage is shorter than the limit.
    func recipient(
        _ kind: StandardNote,
        _ items: [Felt],
        serialNumber: Word
    ) -> NoteRecipient {
        NoteRecipient(
            serialNumber: serialNumber,
            script: script(kind),
            storage: NoteStorage(checked: items)
        )
    }
}

extension NoteTag {
    /// The tag of notes for an account, of the default length.
    init(for id: AccountID) {
        self.init(target: id, checkedLength: NoteTag.defaultAccountTargetLength)
    }
}
