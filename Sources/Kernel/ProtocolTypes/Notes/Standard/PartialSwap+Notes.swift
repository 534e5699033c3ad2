// SPDX-License-Identifier: MIT

public import FieldArithmetic

extension PartialSwap {
    /// The notes that a fill makes.
    public struct Fill: Hashable, Sendable {
        /// What the creator gets.
        public let payback: Note
        /// The offer of what is left; nil if nothing is.
        public let remainder: Note?
        /// What the consumer gets.
        public let payout: UInt64
    }

    /// The offer as a note.
    /// - Throws: ``StandardNoteError/note(_:)``.
    public func note(
        scripts: StandardNoteScripts,
        sender: AccountID,
        type: NoteType,
        attachments: NoteAttachments = NoteAttachments()
    ) throws(StandardNoteError) -> Note {
        let tag = NoteTag(
            partialSwapOf: offered.faucetID,
            for: requested.faucetID,
            type: type,
            scriptRoot: scripts.root(.partialSwap)
        )
        return Note(
            details: NoteDetails(
                assets: try scripts.assets([.fungible(offered)]),
                recipient: scripts.recipient(
                    .partialSwap,
                    storageItems,
                    serialNumber: serialNumber
                )
            ),
            metadata: PartialNoteMetadata(sender: sender, type: type, tag: tag),
            attachments: attachments
        )
    }

    /// Fills a part of the offer, out of the consumer's account and out of other notes.
    ///
    /// Both parts are rounded on their own, so the payout may be one less than for their sum.
    ///
    /// - Parameters:
    ///   - accountFill: What the consumer's account gives.
    ///   - noteFill: What other notes of the transaction give.
    ///   - consumer: Who fills; the sender of the notes that are made.
    ///   - type: The type of the offer, which that of the rest has as well.
    ///   - scripts: The network's scripts.
    /// - Returns: The notes that the fill makes, and what the consumer gets.
    /// - Throws: ``StandardNoteError/nothingFilled``,
    ///   ``StandardNoteError/fillTooLarge(requested:filled:)``, ``StandardNoteError/asset(_:)``.
    public func fill(
        accountFill: UInt64,
        noteFill: UInt64,
        consumer: AccountID,
        type: NoteType,
        scripts: StandardNoteScripts
    ) throws(StandardNoteError) -> Fill {
        let (filled, overflow) = accountFill.addingReportingOverflow(noteFill)
        guard !overflow, filled <= requested.amount else {
            throw .fillTooLarge(requested: requested.amount, filled: overflow ? .max : filled)
        }
        guard filled > 0 else { throw .nothingFilled }
        // Each part is rounded down, so the sum is at most what is offered.
        let payout = payout(for: accountFill) + payout(for: noteFill)
        let payback = scripts.payment(
            to: scripts.p2idRecipient(target: creator, serialNumber: serial(e0: 1, e3: 0)),
            of: try scripts.assets([.fungible(try amount(of: requested, filled))]),
            sender: consumer,
            target: creator,
            type: paybackType,
            attachments: try attachments(filled)
        )
        guard filled < requested.amount else {
            return Fill(payback: payback, remainder: nil, payout: payout)
        }
        let rest = PartialSwap(
            offered: try amount(of: offered, offered.amount - payout),
            requested: try amount(of: requested, requested.amount - filled),
            creator: creator,
            paybackType: paybackType,
            serialNumber: serial(e0: 0, e3: 1),
            depth: depth + .one
        )
        let remainder = try rest.note(
            scripts: scripts,
            sender: consumer,
            type: type,
            attachments: try attachments(payout)
        )
        return Fill(payback: payback, remainder: remainder, payout: payout)
    }

    /// The arguments of the note for a fill: `[account fill, note fill, 0, 0]`.
    ///
    /// Both zero means all of it out of the account.
    public static func noteArguments(accountFill: UInt64, noteFill: UInt64) -> Word {
        Word(Felt(reducing: accountFill), Felt(reducing: noteFill), .zero, .zero)
    }

    private func serial(e0: Felt, e3: Felt) -> Word {
        Word(serialNumber.e0 + e0, serialNumber.e1, serialNumber.e2, serialNumber.e3 + e3)
    }

    private func amount(
        of asset: FungibleAsset,
        _ amount: UInt64
    ) throws(StandardNoteError) -> FungibleAsset {
        do {
            return try FungibleAsset(
                faucetID: asset.faucetID,
                amount: amount,
                hasCallbacks: asset.hasCallbacks
            )
        } catch { throw .asset(error) }
    }

    /// `[amount, order, depth, 0]` under the scheme of partial swaps.
    private func attachments(_ amount: UInt64) throws(StandardNoteError) -> NoteAttachments {
        let word = Word(Felt(reducing: amount), order, depth + .one, .zero)
        do {
            return try NoteAttachments([NoteAttachment(scheme: .partialSwap, word: word)])
        } catch { throw .note(error) }
    }
}
