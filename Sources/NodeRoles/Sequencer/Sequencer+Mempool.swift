// SPDX-License-Identifier: MIT

import ByteCoding
import NodeInterfaces
import ProtocolTypes
import Store

extension Sequencer {
    /// Journaled transactions that are decoded at a time.
    private static let restoredPerRead = 64

    /// Fills the mempool from the journal, in arrival order.
    ///
    /// The proofs were verified before the transactions were journaled. All were acknowledged, so
    /// limits that have become narrower since do not count.
    func restoreMempool() async throws(DatabaseError) {
        var last: Int64 = 0
        while true {
            let (tip, page) = try store.read { (snapshot) throws(DatabaseError) in
                (
                    snapshot.tip?.number ?? .genesis,
                    try snapshot.journaled(after: last, limit: Self.restoredPerRead)
                )
            }
            guard let end = page.last else { break }
            last = end.sequence
            var drops: [Mempool.Drop] = []
            for entry in page {
                guard let transaction = try? ProvenTransaction(decoding: entry.bytes) else {
                    throw .unexpectedRow("journaled transaction")
                }
                let pending = PendingTransaction(transaction, byteCount: entry.bytes.count)
                let facts = try store.read { (snapshot) throws(DatabaseError) in
                    try snapshot.facts(about: pending)
                }
                received[pending.id] = entry.received
                do throws(AdmissionError) { try mempool.readmit(pending, facts: facts) } catch {
                    drops.append(Mempool.Drop(id: pending.id, reason: error))
                }
            }
            note(drops, tip: tip)
        }
        await recordDrops()
        if !mempool.transactions.isEmpty {
            log(.info, "\(mempool.transactions.count) transactions wait from before")
        }
    }

    /// Takes transactions out and rebuilds the mempool on the store's tip.
    ///
    /// If the store cannot be read, the mempool is out of date until ``catchUp()`` succeeds; it
    /// neither takes transactions nor gives any to a block meanwhile.
    func rebuildMempool(without removed: Set<TransactionID>) async {
        leaving.formUnion(removed)
        isOutOfDate = true
        do { try catchUp() } catch { log(.error, "the mempool cannot be rebuilt: \(error)") }
        await recordDrops()
        changes.send()
    }

    /// Rebuilds the mempool if it may not fit to the store; without a pause, on one snapshot.
    func catchUp() throws(DatabaseError) {
        guard isOutOfDate else { return }
        var rebuilt = mempool
        let removed = leaving
        let (tip, drops) = try store.read { (snapshot) throws(DatabaseError) in
            let drops = try rebuilt.rebuild(without: removed) {
                (pending) throws(DatabaseError) in try snapshot.facts(about: pending)
            }
            // A block may be on disk before its transactions are known to be in it.
            var unsealed: [Mempool.Drop] = []
            for drop in drops where try snapshot.transaction(drop.id) == nil {
                unsealed.append(drop)
            }
            return (snapshot.tip?.number ?? .genesis, unsealed)
        }
        let before = mempool.transactions
        mempool = rebuilt
        for transaction in before where !rebuilt.contains(transaction.id) {
            received[transaction.id] = nil
        }
        leaving = []
        isOutOfDate = false
        note(drops, tip: tip)
    }

    private func note(_ drops: [Mempool.Drop], tip: BlockNumber) {
        for drop in drops {
            received[drop.id] = nil
            meter.note { $0.drops[drop.reason.code, default: 0] += 1 }
            if journaling[drop.id] != nil { journaling[drop.id]?.refusal = drop.reason }
            log(.info, "dropped \(drop.id.hex): \(drop.reason.detail)")
            unrecorded[drop.id] = DroppedTransaction(
                id: drop.id,
                block: tip,
                code: drop.reason.code,
                detail: drop.reason.detail
            )
        }
    }

    /// Writes drops to the store; what cannot be written is told from memory and tried again.
    func recordDrops() async {
        let drops = Array(unrecorded.values)
        guard !drops.isEmpty else { return }
        do { try await store.recordDrops(drops) } catch {
            return log(.error, "drops cannot be written: \(error)")
        }
        // One that came again meanwhile is no drop any more.
        for drop in drops where unrecorded[drop.id] == drop { unrecorded[drop.id] = nil }
    }
}
