// SPDX-License-Identifier: MIT

import FieldArithmetic
public import NodeInterfaces
public import ProtocolTypes

/// The transactions that wait for a block, in the order in which they arrived.
///
/// A plain value: it decides, others store and send. Every transaction in it is valid on top of the
/// tip and all transactions before it, so any prefix can be sealed.
public struct Mempool: Sendable {
    /// The limits that it keeps.
    public let limits: MempoolLimits
    /// The pending transactions, first come first.
    public private(set) var transactions: [PendingTransaction] = []
    /// The bytes that they take on the wire.
    public private(set) var byteCount = 0

    private var ids: Set<TransactionID> = []
    private var spenders: [Nullifier: TransactionID] = [:]
    private var creators: [NoteID: TransactionID] = [:]
    private var accountStates: [AccountID: Word] = [:]

    /// An empty mempool.
    public init(limits: MempoolLimits = MempoolLimits()) { self.limits = limits }

    /// True if the transaction is pending.
    public func contains(_ id: TransactionID) -> Bool { ids.contains(id) }

    /// Appends a transaction, or says what stands in its way.
    ///
    /// - Parameters:
    ///   - transaction: A verified transaction that is not pending yet.
    ///   - facts: What the chain says about what it touches, at the current tip.
    /// - Throws: ``AdmissionError``; the mempool is then unchanged.
    public mutating func admit(
        _ transaction: PendingTransaction,
        facts: ChainFacts
    ) throws(AdmissionError) {
        assert(!ids.contains(transaction.id))
        guard transactions.count < limits.transactionsMax,
            byteCount + transaction.byteCount <= limits.bytesMax
        else { throw .mempoolFull(limit: limits.transactionsMax) }
        try checkExpiration(transaction, facts)
        try checkNullifiers(transaction, facts)
        try checkNotes(transaction, facts)
        try checkAccount(transaction, facts)
        append(transaction)
        checkInvariants()
    }

    private func checkExpiration(
        _ transaction: PendingTransaction,
        _ facts: ChainFacts
    ) throws(AdmissionError) {
        let horizon = UInt64(facts.tip.value) + UInt64(limits.expirationSlack)
        guard UInt64(transaction.expiration.value) > horizon else {
            throw .expired(expiration: transaction.expiration, tip: facts.tip)
        }
    }

    private func checkNullifiers(
        _ transaction: PendingTransaction,
        _ facts: ChainFacts
    ) throws(AdmissionError) {
        for nullifier in transaction.nullifiers {
            if facts.spentNullifiers.contains(nullifier) {
                throw .nullifierSpent(nullifier, by: .committed)
            }
            if let spender = spenders[nullifier] {
                throw .nullifierSpent(nullifier, by: .pending(spender))
            }
        }
    }

    private func checkNotes(
        _ transaction: PendingTransaction,
        _ facts: ChainFacts
    ) throws(AdmissionError) {
        for note in transaction.outputNotes {
            if facts.committedNotes.contains(note) { throw .outputNoteExists(note, by: .committed) }
            if let creator = creators[note] { throw .outputNoteExists(note, by: .pending(creator)) }
        }
        for note in transaction.unauthenticatedNotes
        where !facts.committedNotes.contains(note) && creators[note] == nil {
            throw .unauthenticatedNoteMissing(note)
        }
    }

    private func checkAccount(
        _ transaction: PendingTransaction,
        _ facts: ChainFacts
    ) throws(AdmissionError) {
        let current = accountStates[transaction.account] ?? facts.accountState
        guard transaction.initialState == current else {
            throw .accountConflict(
                account: transaction.account,
                expected: transaction.initialState,
                current: current
            )
        }
    }

    private mutating func append(_ transaction: PendingTransaction) {
        transactions.append(transaction)
        byteCount += transaction.byteCount
        ids.insert(transaction.id)
        for nullifier in transaction.nullifiers { spenders[nullifier] = transaction.id }
        for note in transaction.outputNotes { creators[note] = transaction.id }
        accountStates[transaction.account] = transaction.finalState
    }
}

extension Mempool {
    /// The transactions of the next block: a prefix in arrival order, cut into batches.
    ///
    /// A batch ends at its number of transactions, or where one more would exceed the notes that a
    /// batch may have.
    public func nextBatches() -> [[TransactionID]] {
        var batches: [[TransactionID]] = []
        var budget = BatchBudget(limits)
        for transaction in transactions {
            if batches.isEmpty || !budget.take(transaction) {
                guard batches.count < limits.batchesPerBlock else { break }
                batches.append([])
                budget = BatchBudget(limits)
                _ = budget.take(transaction)
            }
            batches[batches.count - 1].append(transaction.id)
        }
        return batches
    }

    /// What one batch may still take.
    private struct BatchBudget {
        var transactions: Int
        var inputNotes: Int
        var outputNotes: Int

        init(_ limits: MempoolLimits) {
            transactions = limits.transactionsPerBatch
            inputNotes = limits.notesPerBatch
            outputNotes = limits.notesPerBatch
        }

        /// Takes a transaction if it fits.
        mutating func take(_ transaction: PendingTransaction) -> Bool {
            guard transactions > 0, inputNotes >= transaction.nullifiers.count,
                outputNotes >= transaction.outputNotes.count
            else { return false }
            transactions -= 1
            inputNotes -= transaction.nullifiers.count
            outputNotes -= transaction.outputNotes.count
            return true
        }
    }

    /// A transaction that was taken out unsealed.
    public struct Drop: Equatable, Sendable {
        /// Its name.
        public let id: TransactionID
        /// What now stands in its way.
        public let reason: AdmissionError

        /// States a drop.
        public init(id: TransactionID, reason: AdmissionError) {
            self.id = id
            self.reason = reason
        }
    }

    /// Rebuilds the mempool on a new tip.
    ///
    /// - Parameters:
    ///   - removed: Transactions to leave out: sealed ones, or one found to be unsealable.
    ///   - facts: What the chain says about what a transaction touches, at the new tip.
    /// - Returns: The transactions that no longer hold, with those that depended on them, in
    ///   arrival order.
    public mutating func rebuild<Failure: Error>(
        without removed: Set<TransactionID>,
        facts: (PendingTransaction) throws(Failure) -> ChainFacts
    ) throws(Failure) -> [Drop] {
        var rebuilt = Mempool(limits: limits)
        var drops: [Drop] = []
        for transaction in transactions where !removed.contains(transaction.id) {
            let current = try facts(transaction)
            do throws(AdmissionError) {
                try rebuilt.admit(transaction, facts: current)
            } catch {
                // The slack only guards the door: inside, a transaction lives to its last block.
                if case .expired = error, transaction.expiration > current.tip,
                    rebuilt.admitIgnoringSlack(transaction, facts: current)
                {
                    continue
                }
                drops.append(Drop(id: transaction.id, reason: error))
            }
        }
        self = rebuilt
        return drops
    }

    private mutating func admitIgnoringSlack(
        _ transaction: PendingTransaction,
        facts: ChainFacts
    ) -> Bool {
        do throws(AdmissionError) {
            try checkNullifiers(transaction, facts)
            try checkNotes(transaction, facts)
            try checkAccount(transaction, facts)
        } catch {
            return false
        }
        append(transaction)
        return true
    }

    private func checkInvariants() {
        assert(ids.count == transactions.count)
        assert(byteCount <= limits.bytesMax)
        assert(spenders.count == transactions.reduce(0) { $0 + $1.nullifiers.count })
    }
}
