// SPDX-License-Identifier: MIT

public import FieldArithmetic

extension StandardNoteScripts {
    /// An offer of one asset for another, and the note that its sender will be paid with.
    ///
    /// - Parameters:
    ///   - offered: What the note carries.
    ///   - requested: What the consumer must give.
    ///   - sender: Who offers.
    ///   - type: The type of the offer.
    ///   - paybackType: The type of the note that pays.
    ///   - serialNumber: Of the offer.
    ///   - paybackSerialNumber: Of the note that pays; the storage has only its recipient's digest,
    ///     so the sender must keep it.
    ///   - attachments: Words that travel with the offer.
    /// - Returns: The offer, and what its consumption will pay.
    /// - Throws: ``StandardNoteError/swapOfEqualAssets``.
    public func swap(
        offered: Asset,
        requested: Asset,
        sender: AccountID,
        type: NoteType,
        paybackType: NoteType,
        serialNumber: Word,
        paybackSerialNumber: Word,
        attachments: NoteAttachments = NoteAttachments()
    ) throws(StandardNoteError) -> (offer: Note, payback: NoteDetails) {
        guard offered != requested else { throw .swapOfEqualAssets }
        let payback = NoteDetails(
            assets: try assets([requested]),
            recipient: p2idRecipient(target: sender, serialNumber: paybackSerialNumber)
        )
        let items =
            requested.elements + payback.recipient.digest.elements
            + [Felt(UInt32(paybackType.rawValue)), Felt(NoteTag(for: sender).value)]
        let tag = NoteTag(
            swapOf: offered.faucetID,
            for: requested.faucetID,
            type: type,
            scriptRoot: root(.swap)
        )
        let offer = Note(
            details: NoteDetails(
                assets: try assets([offered]),
                recipient: recipient(.swap, items, serialNumber: serialNumber)
            ),
            metadata: PartialNoteMetadata(sender: sender, type: type, tag: tag),
            attachments: attachments
        )
        return (offer, payback)
    }

    func assets(_ assets: [Asset]) throws(StandardNoteError) -> NoteAssets {
        do { return try NoteAssets(assets) } catch { throw .note(error) }
    }
}
