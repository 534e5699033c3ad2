// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
public import NodeInterfaces
import ProtocolTypes
import Store
import TransactionVerifier

extension Sequencer {
    /// Checks a transaction and keeps it until it is in a block.
    ///
    /// - Throws: ``NodeInterfaces/SubmissionError``; nothing is then kept.
    public nonisolated func submit(
        _ bytes: [UInt8]
    ) async throws(SubmissionError) -> SubmissionReceipt {
        let transaction: ProvenTransaction
        do { transaction = try ProvenTransaction(decoding: bytes) } catch {
            throw .malformed(error)
        }
        if isJournaled(transaction.id, bytes), let receipt = await known(transaction.id) {
            return receipt
        }
        try checkReference(of: transaction)
        let kernel = kernel
        let verdict = await pool.run { () -> TransactionRefusal? in
            do throws(TransactionRefusal) {
                _ = try verify(transaction, under: kernel)
                return nil
            } catch {
                return error
            }
        }
        guard let verdict else { throw .busy }
        if let refusal = verdict { throw .proofInvalid(refusal) }
        return try await admit(transaction, bytes: bytes)
    }

    /// Whether these very bytes wait already.
    ///
    /// The id says nothing of the proof, so a transaction of a known id with other bytes is
    /// verified like a new one.
    private nonisolated func isJournaled(_ id: TransactionID, _ bytes: [UInt8]) -> Bool {
        let entry = try? store.read { (snapshot) throws(DatabaseError) in
            try snapshot.journaled(id)
        }
        return entry?.bytes == bytes
    }

    /// The receipt of a transaction that was seen before; one that was dropped may come again.
    private func known(_ id: TransactionID) async -> SubmissionReceipt? {
        switch await status(of: id) {
        case nil, .dropped: nil
        case .some(let status): SubmissionReceipt(id: id, status: status, isDuplicate: true)
        }
    }

    private nonisolated func checkReference(
        of transaction: ProvenTransaction
    ) throws(SubmissionError) {
        let known: Word?
        do {
            known = try store.read { (snapshot) throws(DatabaseError) in
                try snapshot.commitment(of: transaction.referenceBlock)
            }
        } catch { throw .unavailable(reason: "the store cannot be read: \(error)") }
        guard known == transaction.referenceCommitment else {
            throw .unknownReferenceBlock(
                transaction.referenceBlock,
                commitment: transaction.referenceCommitment
            )
        }
    }

    /// Takes a verified transaction into mempool and journal, in this order.
    ///
    /// The mempool decides without a pause; only then is the journal written, and what cannot be
    /// written is taken out again.
    private func admit(
        _ transaction: ProvenTransaction,
        bytes: [UInt8]
    ) async throws(SubmissionError) -> SubmissionReceipt {
        if let receipt = await known(transaction.id) { return receipt }
        let pending = PendingTransaction(transaction, byteCount: bytes.count)
        let facts: ChainFacts
        do {
            facts = try store.read { (snapshot) throws(DatabaseError) in
                try snapshot.facts(about: pending)
            }
        } catch { throw .unavailable(reason: "the store cannot be read: \(error)") }
        do throws(AdmissionError) { try mempool.admit(pending, facts: facts) } catch {
            throw .notAdmitted(error)
        }
        let now = configuration.now()
        received[pending.id] = now
        do {
            _ = try await store.journal(pending.id, bytes: bytes, received: now)
        } catch {
            await withdraw(pending.id)
            throw .unavailable(reason: "the journal cannot be written: \(error)")
        }
        changes.send()
        return SubmissionReceipt(id: pending.id, status: .verified, isDuplicate: false)
    }

    private func withdraw(_ id: TransactionID) async {
        received[id] = nil
        await rebuildMempool(without: [id])
    }
}
