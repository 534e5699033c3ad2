// SPDX-License-Identifier: MIT

public import FieldArithmetic

/// An offer of one amount for another that can be filled in parts.
///
/// Each fill makes a payment to the creator and, unless nothing is left, an offer of the rest. They
/// are found from the original: its serial number, changed by one for each step, and the order's
/// number in their attachments.
public struct PartialSwap: Hashable, Sendable {
    /// What is offered.
    public let offered: FungibleAsset
    /// What is requested for all of it.
    public let requested: FungibleAsset
    /// Who is paid.
    public let creator: AccountID
    /// The type of the notes that pay.
    public let paybackType: NoteType
    /// The serial number.
    public let serialNumber: Word
    /// How many fills came before.
    public let depth: Felt

    /// An offer that nobody has filled.
    public init(
        offered: FungibleAsset,
        requested: FungibleAsset,
        creator: AccountID,
        paybackType: NoteType,
        serialNumber: Word,
        depth: Felt = .zero
    ) {
        self.offered = offered
        self.requested = requested
        self.creator = creator
        self.paybackType = paybackType
        self.serialNumber = serialNumber
        self.depth = depth
    }

    /// Reads an offer.
    /// - Throws: ``StandardNoteError/notPartialSwap``, ``StandardNoteError/asset(_:)``.
    public init(_ note: Note, scripts: StandardNoteScripts) throws(StandardNoteError) {
        let items = note.recipient.storage.items
        guard scripts.kind(of: note.recipient.script.root) == .partialSwap,
            items.count == StandardNote.partialSwap.storageItemCount, items[0].value <= 1,
            let faucetID = try? AccountID(prefix: items[2], suffix: items[1]),
            let paybackCode = UInt8(exactly: items[4].value),
            let paybackType = NoteType(rawValue: paybackCode),
            let creator = try? AccountID(prefix: items[5], suffix: items[6]),
            note.assets.assets.count == 1, case .fungible(let offered) = note.assets.assets[0]
        else { throw .notPartialSwap }
        do {
            requested = try FungibleAsset(
                faucetID: faucetID,
                amount: items[3].value,
                hasCallbacks: items[0] == .one
            )
        } catch { throw .asset(error) }
        self.offered = offered
        self.creator = creator
        self.paybackType = paybackType
        serialNumber = note.recipient.serialNumber
        depth = note.attachments.first(.partialSwap)?.words.first?.e2 ?? .zero
    }

    /// The number of the order: element 1 of all its serial numbers.
    public var order: Felt { serialNumber.e1 }

    /// The storage of the offer.
    ///
    /// Shape `[7]`.
    var storageItems: [Felt] {
        [
            requested.hasCallbacks ? .one : .zero,
            requested.faucetID.suffix, requested.faucetID.prefix,
            Felt(reducing: requested.amount), Felt(UInt32(paybackType.rawValue)),
            creator.prefix, creator.suffix,
        ]
    }

    /// What is paid out for a part of what is requested, rounded down.
    public func payout(for filled: UInt64) -> UInt64 {
        guard requested.amount > 0 else { return 0 }
        let product = UInt128(offered.amount) * UInt128(filled)
        return UInt64(clamping: product / UInt128(requested.amount))
    }
}
