// SPDX-License-Identifier: MIT

import FieldArithmetic

/// Whether an account can consume a note.
public enum NoteConsumability: Hashable, Sendable {
    /// Yes.
    case consumable
    /// Not before a block.
    case consumableAfter(BlockNumber)
    /// Yes, once somebody signs.
    case consumableWithAuthorization
    /// Not as things stand.
    case unconsumableConditions
    /// Never.
    case neverConsumable
}

extension StandardNoteScripts {
    /// What can be said about a note without running it; nil if it must be run.
    ///
    /// The sender of a P2IDE note is looked at before its target, and a note that cannot be
    /// reclaimed counts as one that can be reclaimed at once: what the script then says is found
    /// when it is run.
    public func staticVerdict(
        on note: Note,
        for account: AccountID,
        at block: BlockNumber
    ) -> NoteConsumability? {
        let items = note.recipient.storage.items
        switch kind(of: note.recipient.script.root) {
        case .p2id:
            guard items.count == StandardNote.p2id.storageItemCount else {
                return .neverConsumable
            }
            return target(of: items) == account ? .consumableWithAuthorization : .neverConsumable
        case .p2ide:
            guard items.count == StandardNote.p2ide.storageItemCount,
                let target = target(of: items),
                let reclaim = UInt32(exactly: items[2].value),
                let timelock = UInt32(exactly: items[3].value)
            else { return .neverConsumable }
            if account == note.metadata.sender {
                return verdict(from: BlockNumber(max(reclaim, timelock)), at: block)
            }
            return account == target
                ? verdict(from: BlockNumber(timelock), at: block) : .neverConsumable
        case .swap, .partialSwap, .mint, .burn, nil: return nil
        }
    }

    private func target(of items: [Felt]) -> AccountID? {
        try? AccountID(prefix: items[1], suffix: items[0])
    }

    private func verdict(from first: BlockNumber, at block: BlockNumber) -> NoteConsumability {
        block >= first ? .consumableWithAuthorization : .consumableAfter(first)
    }
}
