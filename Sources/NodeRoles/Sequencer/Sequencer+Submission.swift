// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
public import NodeInterfaces
import ProtocolTypes
import Store

extension Sequencer {
    /// Checks a transaction and keeps it until it is in a block.
    ///
    /// - Throws: ``NodeInterfaces/SubmissionError``; nothing is then kept.
    public nonisolated func submit(
        _ bytes: [UInt8]
    ) async throws(SubmissionError) -> SubmissionReceipt {
        do throws(SubmissionError) {
            let receipt = try await decide(bytes)
            if !receipt.isDuplicate { meter.note { $0.transactionsAdmitted += 1 } }
            return receipt
        } catch {
            meter.note { $0.refusals[error.code, default: 0] += 1 }
            throw error
        }
    }

    private nonisolated func decide(
        _ bytes: [UInt8]
    ) async throws(SubmissionError) -> SubmissionReceipt {
        let transaction: ProvenTransaction
        do { transaction = try ProvenTransaction(decoding: bytes) } catch {
            throw .malformed(error)
        }
        if isJournaled(transaction.id, bytes), let receipt = await receipt(for: transaction.id) {
            return receipt
        }
        let isOnRoll = checks.enter(transaction.id)
        defer { if isOnRoll { checks.leave(transaction.id) } }
        try checkReference(of: transaction)
        let (kernel, verify) = (kernel, configuration.verify)
        let verdict = await pool.run(holding: bytes.count) { verify(transaction, kernel) }
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
    ///
    /// Waits while another submission of it is being written: until then nothing is acknowledged.
    private func receipt(for id: TransactionID) async -> SubmissionReceipt? {
        while journaling[id] != nil {
            await withCheckedContinuation { journaling[id]?.waiting.append($0) }
        }
        switch knownStatus(of: id) {
        case nil, .dropped: return nil
        case .some(let status):
            return SubmissionReceipt(id: id, status: status, isDuplicate: true)
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
    /// written is taken out again. Until it is written, no block takes it.
    private func admit(
        _ transaction: ProvenTransaction,
        bytes: [UInt8]
    ) async throws(SubmissionError) -> SubmissionReceipt {
        let id = transaction.id
        repeat {
            if let receipt = await receipt(for: id) { return receipt }
            // Whoever waited as well may have been quicker.
        } while journaling[id] != nil || mempool.contains(id) && !isOutOfDate
        let pending = PendingTransaction(transaction, byteCount: bytes.count)
        let facts: ChainFacts
        do {
            try catchUp()
            facts = try store.read { (snapshot) throws(DatabaseError) in
                try snapshot.facts(about: pending)
            }
        } catch { throw .unavailable(reason: "the store cannot be read: \(error)") }
        do throws(AdmissionError) {
            try mempool.admit(pending, facts: facts, sealing: sealingNumber)
        } catch { throw .notAdmitted(error) }
        let now = configuration.now()
        received[id] = now
        unrecorded[id] = nil
        journaling[id] = Journaling()
        do {
            _ = try await store.journal(id, bytes: bytes, received: now)
        } catch {
            await rebuildMempool(without: [id])
            _ = endJournaling(of: id)
            throw .unavailable(reason: "the journal cannot be written: \(error)")
        }
        // What it builds on may have been withdrawn meanwhile; its row is then gone, too.
        if let refusal = endJournaling(of: id) { throw .notAdmitted(refusal) }
        changes.send()
        return SubmissionReceipt(id: id, status: .verified, isDuplicate: false)
    }

    private func endJournaling(of id: TransactionID) -> AdmissionError? {
        let ended = journaling.removeValue(forKey: id)
        for waiting in ended?.waiting ?? [] { waiting.resume() }
        return ended?.refusal
    }
}
