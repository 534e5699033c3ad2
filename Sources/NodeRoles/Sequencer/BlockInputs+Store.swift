// SPDX-License-Identifier: MIT

import BlockAssembly
import ProtocolTypes
import Store

extension Snapshot {
    /// Everything that a block of these transactions follows from, on the tip of the snapshot.
    ///
    /// - Parameters:
    ///   - batches: The transactions, cut into batches, in arrival order.
    ///   - timestamp: The time of the block in seconds since 1970.
    /// - Returns: Nil before genesis.
    /// - Throws: ``Store/DatabaseError``.
    borrowing func blockProposal(
        batches: [[ProvenTransaction]],
        timestamp: UInt32
    ) throws(DatabaseError) -> BlockProposal? {
        guard let tip, let header = try header(of: tip.number) else { return nil }
        let transactions = batches.flatMap { $0 }
        let proofs = try noteProofs(for: transactions)
        var references = Set(transactions.map(\.referenceBlock))
        references.formUnion(proofs.values.map(\.blockNumber))
        references.remove(tip.number)
        let length = UInt64(tip.number.value)
        guard let blockchain = try partialBlockchain(tracking: references, over: length) else {
            throw .unexpectedRow("reference block")
        }
        let inputs = BlockInputs(
            previousHeader: header,
            blockchain: blockchain,
            accountWitnesses: try witnesses(of: Set(transactions.map(\.accountID))),
            nullifierWitnesses: try witnesses(
                of: transactions.flatMap { $0.inputNotes.nullifiers }
            ),
            noteProofs: proofs
        )
        let proposed = batches.map {
            ProposedBatch(
                transactions: $0,
                referenceHeader: header,
                blockchain: blockchain,
                noteProofs: proofs
            )
        }
        return BlockProposal(
            batches: proposed,
            inputs: inputs,
            // At the end of time the block is refused like any that is not later.
            timestamp: max(timestamp, header.timestamp &+ 1)
        )
    }

    /// Where the notes are that transactions consume without proof, as far as blocks hold them.
    private borrowing func noteProofs(
        for transactions: [ProvenTransaction]
    ) throws(DatabaseError) -> [NoteID: NoteInclusionProof] {
        var proofs: [NoteID: NoteInclusionProof] = [:]
        for transaction in transactions {
            for id in transaction.inputNotes.notes.compactMap(\.unauthenticatedID) {
                guard let note = try note(id) else { continue }
                proofs[id] = try inclusionProof(of: note)
            }
        }
        return proofs
    }
}
