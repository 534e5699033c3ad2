// SPDX-License-Identifier: MIT

import FieldArithmetic
import ProtocolTypes

/// The changes of accounts over all batches of a block, found by the state they start from.
///
/// So the order of batches does not matter: one batch can come before another for one account and
/// after it for a second.
struct AccountUpdateChains {
    private typealias Link = (update: BatchAccountUpdate, batch: BatchID)
    private var links: [AccountID: [Word: Link]] = [:]

    /// Sorts the changes of all batches.
    init(_ batches: [ProvenBatch]) throws(BlockRefusal) {
        for batch in batches {
            for update in batch.accountUpdates.values { try add(update, from: batch.id) }
        }
    }

    private mutating func add(
        _ update: BatchAccountUpdate,
        from batch: BatchID
    ) throws(BlockRefusal) {
        // A change that leaves the state as it was would conflict with the one that moves it.
        if update.initialState == update.finalState { return }
        let initial = update.initialState
        let earlier = links[update.accountID, default: [:]]
            .updateValue((update, batch), forKey: initial)
        if let earlier {
            throw .conflictingUpdates(
                update.accountID,
                initial: initial,
                first: earlier.batch,
                second: batch
            )
        }
    }

    /// One change for each account, from the state that its witness shows.
    func joined(
        witnesses: [AccountID: AccountWitness]
    ) throws(BlockRefusal) -> [AccountID: AccountUpdateWitness] {
        var joined: [AccountID: AccountUpdateWitness] = [:]
        joined.reserveCapacity(links.count)
        for (id, links) in links.sorted(by: { $0.key < $1.key }) {
            guard let witness = witnesses[id] else { throw .accountWitnessMissing(id) }
            joined[id] = try Self.join(links, of: id, from: witness)
        }
        return joined
    }

    private static func join(
        _ links: [Word: Link],
        of id: AccountID,
        from witness: AccountWitness
    ) throws(BlockRefusal) -> AccountUpdateWitness {
        var links = links
        // A witness about another account of this prefix shows that this one does not exist.
        let initial = witness.id == id ? witness.commitment : .zero
        var (state, details) = (initial, AccountUpdateDetails?.none)
        while !links.isEmpty {
            guard let next = links.removeValue(forKey: state)?.update else {
                throw .accountStateDiffers(id, state: state)
            }
            state = next.finalState
            do { details = try details?.merged(with: next.details) ?? next.details } catch {
                throw .accountDetails(id, error)
            }
        }
        return AccountUpdateWitness(
            initialState: initial,
            finalState: state,
            witness: witness,
            details: details ?? .private
        )
    }
}
