// SPDX-License-Identifier: MIT

import ByteCoding
import NodeInterfaces
import ProtocolTypes
import Store

extension Sequencer {
    /// Fills the mempool from the journal, in arrival order.
    ///
    /// The proofs were verified before the transactions were journaled.
    func restoreMempool() async throws(DatabaseError) {
        let limit = configuration.limits.transactionsMax
        let journaled = try store.read { (snapshot) throws(DatabaseError) in
            try snapshot.journaled(limit: limit)
        }
        var drops: [Mempool.Drop] = []
        for entry in journaled {
            guard let transaction = try? ProvenTransaction(decoding: entry.bytes) else {
                throw .unexpectedRow("journaled transaction")
            }
            let pending = PendingTransaction(transaction, byteCount: entry.bytes.count)
            let facts = try store.read { (snapshot) throws(DatabaseError) in
                try snapshot.facts(about: pending)
            }
            received[pending.id] = entry.received
            do throws(AdmissionError) { try mempool.admit(pending, facts: facts) } catch {
                drops.append(Mempool.Drop(id: pending.id, reason: error))
            }
        }
        try await record(drops)
        if !journaled.isEmpty {
            log(.info, "\(mempool.transactions.count) transactions wait from before")
        }
    }

    /// Rebuilds the mempool on the store's tip and notes what no longer holds.
    func rebuildMempool(without removed: Set<TransactionID>) async {
        do {
            let drops = try mempool.rebuild(without: removed) {
                (pending) throws(DatabaseError) in
                try store.read { (snapshot) throws(DatabaseError) in
                    try snapshot.facts(about: pending)
                }
            }
            for id in removed { received[id] = nil }
            try await record(drops)
        } catch {
            log(.error, "the mempool cannot be rebuilt: \(error)")
        }
        changes.send()
    }

    func record(_ drops: [Mempool.Drop]) async throws(DatabaseError) {
        guard !drops.isEmpty else { return }
        let tip = try store.read { (snapshot) throws(DatabaseError) in snapshot.tip?.number }
        for drop in drops {
            received[drop.id] = nil
            log(.info, "dropped \(drop.id.hex): \(drop.reason.detail)")
        }
        try await store.recordDrops(
            drops.map {
                DroppedTransaction(
                    id: $0.id,
                    block: tip ?? .genesis,
                    code: $0.reason.code,
                    detail: $0.reason.detail
                )
            }
        )
    }
}
