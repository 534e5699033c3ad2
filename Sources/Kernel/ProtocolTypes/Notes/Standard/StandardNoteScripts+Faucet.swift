// SPDX-License-Identifier: MIT

public import FieldArithmetic

extension StandardNoteScripts {
    /// What a faucet shall mint into.
    public enum MintTarget: Hashable, Sendable {
        /// A private note, of which the faucet learns the recipient's digest.
        case `private`(recipientDigest: Word)
        /// A public note.
        case `public`(NoteRecipient)
    }

    /// A request to mint, tagged for the faucet.
    ///
    /// - Parameters:
    ///   - asset: What to mint; must be the faucet's.
    ///   - target: Who gets it.
    ///   - tag: The tag of the note that is minted into.
    ///   - faucetID: Who mints.
    ///   - sender: Who asks.
    ///   - serialNumber: Of the request.
    ///   - attachments: Words that travel with the request.
    /// - Returns: The request, a public note.
    /// - Throws: ``StandardNoteError/otherFaucet(expected:got:)``, ``StandardNoteError/note(_:)``.
    public func mint(
        _ asset: Asset,
        into target: MintTarget,
        tag: NoteTag,
        faucetID: AccountID,
        sender: AccountID,
        serialNumber: Word,
        attachments: NoteAttachments = NoteAttachments()
    ) throws(StandardNoteError) -> Note {
        guard asset.faucetID == faucetID else {
            throw .otherFaucet(expected: faucetID, got: asset.faucetID)
        }
        let items: [Felt]
        switch target {
        case .private(let digest): items = digest.elements + asset.elements + [Felt(tag.value)]
        case .public(let recipient):
            items =
                recipient.script.root.elements + recipient.serialNumber.elements + asset.elements
                + [Felt(tag.value), .zero, .zero, .zero] + recipient.storage.items
        }
        let storage: NoteStorage
        do { storage = try NoteStorage(items: items) } catch { throw .note(error) }
        return note(
            to: faucetID,
            NoteDetails(
                assets: try assets([]),
                recipient: NoteRecipient(
                    serialNumber: serialNumber,
                    script: script(.mint),
                    storage: storage
                )
            ),
            sender: sender,
            attachments: attachments
        )
    }

    /// An asset on its way back to its faucet.
    public func burn(
        _ asset: Asset,
        sender: AccountID,
        serialNumber: Word,
        attachments: NoteAttachments = NoteAttachments()
    ) throws(StandardNoteError) -> Note {
        let recipient = recipient(.burn, [], serialNumber: serialNumber)
        return note(
            to: asset.faucetID,
            NoteDetails(assets: try assets([asset]), recipient: recipient),
            sender: sender,
            attachments: attachments
        )
    }

    /// A public note, tagged for a faucet.
    private func note(
        to faucetID: AccountID,
        _ details: NoteDetails,
        sender: AccountID,
        attachments: NoteAttachments
    ) -> Note {
        let tag = NoteTag(for: faucetID)
        return Note(
            details: details,
            metadata: PartialNoteMetadata(sender: sender, type: .public, tag: tag),
            attachments: attachments
        )
    }
}
