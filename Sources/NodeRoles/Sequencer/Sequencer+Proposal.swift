// SPDX-License-Identifier: MIT

import BlockAssembly
import ByteCoding
import NodeInterfaces
import ProtocolTypes
import Store

extension Sequencer {
    /// Everything that the next block follows from, with transactions from the journal.
    func proposal(
        for batches: [[TransactionID]]
    ) throws(SealingFailure) -> BlockProposal {
        let timestamp = UInt32(truncatingIfNeeded: configuration.now() / 1000)
        let proposal: BlockProposal?
        do {
            proposal = try store.read { (snapshot) throws(DatabaseError) in
                var loaded: [[ProvenTransaction]] = []
                for batch in batches {
                    var transactions: [ProvenTransaction] = []
                    for id in batch {
                        guard let entry = try snapshot.journaled(id),
                            let transaction = try? ProvenTransaction(decoding: entry.bytes)
                        else { throw DatabaseError.unexpectedRow("journaled transaction") }
                        transactions.append(transaction)
                    }
                    loaded.append(transactions)
                }
                return try snapshot.blockProposal(batches: loaded, timestamp: timestamp)
            }
        } catch { throw .store(error) }
        guard let proposal else { throw .noGenesis }
        return proposal
    }

    /// Header and body that a proposal leads to.
    func derive(
        _ proposal: BlockProposal
    ) throws(SealingFailure) -> (header: BlockHeader, body: BlockBody) {
        let checked: CheckedBlock
        // Every transaction in the mempool was verified on its way in.
        do { checked = try proposal.checked { (_) throws(Never) in } } catch {
            throw .unfit(error)
        }
        do { return try buildHeaderAndBody(checked) } catch { throw .staleWitnesses(error) }
    }

    /// Finds a transaction with which no block can be made, and drops it.
    ///
    /// Admission should let none in; if one came in all the same, the others must not wait for it.
    /// Nothing is dropped if an empty block cannot be made either: that is no transaction's fault.
    func dropUnsealable(of batches: [[TransactionID]]) async {
        let count = batches.reduce(0) { $0 + $1.count }
        var fitting = 0
        var unfit = count
        guard count > 0, isUnfit(batches, prefix: 0) == false else { return }
        // A block of `fitting` transactions can be made, one of `unfit` cannot.
        while unfit - fitting > 1 {
            let middle = (fitting + unfit) / 2
            guard let isUnfit = isUnfit(batches, prefix: middle) else { return }
            if isUnfit { unfit = middle } else { fitting = middle }
        }
        let id = batches.flatMap { $0 }[fitting]
        log(.warning, "dropped \(id.hex), which no block can hold")
        let tip = try? store.read { (snapshot) throws(DatabaseError) in snapshot.tip?.number }
        meter.note { $0.drops["unsealable", default: 0] += 1 }
        unrecorded[id] = DroppedTransaction(
            id: id,
            block: tip ?? .genesis,
            code: "unsealable",
            detail: "no block can hold this transaction"
        )
        await rebuildMempool(without: [id])
    }

    /// True if no block of the first transactions can be made; nil if the store does not tell.
    private func isUnfit(_ batches: [[TransactionID]], prefix: Int) -> Bool? {
        var rest = prefix
        var cut: [[TransactionID]] = []
        for batch in batches where rest > 0 {
            cut.append(Array(batch.prefix(rest)))
            rest -= cut[cut.count - 1].count
        }
        guard let proposal = try? proposal(for: cut) else { return nil }
        do throws(SealingFailure) {
            _ = try derive(proposal)
            return false
        } catch {
            return true
        }
    }
}
