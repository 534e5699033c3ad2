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
    /// Network accounts that a pending transaction brings onto the chain.
    private var deployedNetworkAccounts: Set<AccountID> = []
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
    ///   - sealing: The block that is being made and takes no more; it counts as the tip.
    /// - Throws: `AdmissionError`; the mempool is then unchanged.
    public mutating func admit(
        _ transaction: PendingTransaction,
        facts: ChainFacts,
        sealing: BlockNumber? = nil
    ) throws(AdmissionError) {
        assert(!ids.contains(transaction.id))
        guard transactions.count < limits.transactionsMax,
            byteCount + transaction.byteCount <= limits.bytesMax
        else { throw .mempoolFull(limit: limits.transactionsMax) }
        try checkMaker(transaction, facts)
        let tip = max(facts.tip, sealing ?? .genesis)
        try checkExpiration(transaction, tip: tip, slack: limits.expirationSlack)
        try checkState(transaction, facts)
        append(transaction)
    }

    /// Appends a transaction that was let in before.
    ///
    /// Size, maker and slack guard the door: inside, a transaction lives to its last block.
    ///
    /// - Throws: `AdmissionError`; the mempool is then unchanged.
    public mutating func readmit(
        _ transaction: PendingTransaction,
        facts: ChainFacts
    ) throws(AdmissionError) {
        assert(!ids.contains(transaction.id))
        try checkExpiration(transaction, tip: facts.tip, slack: 0)
        try checkState(transaction, facts)
        append(transaction)
    }

    /// Once it is on chain, a network account moves by transactions of the network alone.
    private func checkMaker(
        _ transaction: PendingTransaction,
        _ facts: ChainFacts
    ) throws(AdmissionError) {
        guard transaction.initialState != .zero else { return }
        let account = transaction.account
        guard !facts.isNetworkAccount, !deployedNetworkAccounts.contains(account) else {
            throw .networkAccountRestricted(account)
        }
    }

    private func checkExpiration(
        _ transaction: PendingTransaction,
        tip: BlockNumber,
        slack: UInt32
    ) throws(AdmissionError) {
        let horizon = UInt64(tip.value) + UInt64(slack)
        guard UInt64(transaction.expiration.value) > horizon else {
            throw .expired(expiration: transaction.expiration, tip: tip)
        }
    }

    private func checkState(
        _ transaction: PendingTransaction,
        _ facts: ChainFacts
    ) throws(AdmissionError) {
        try checkNullifiers(transaction, facts)
        try checkNotes(transaction, facts)
        try checkAccount(transaction, facts)
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
        if transaction.deploysNetworkAccount { deployedNetworkAccounts.insert(transaction.account) }
        assert(ids.count == transactions.count, "each is pending once")
        assert(transaction.nullifiers.allSatisfy { spenders[$0] == transaction.id })
    }
}
