// SPDX-License-Identifier: MIT

public import NodeInterfaces
public import ProtocolTypes

extension Mempool {
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
    /// - Throws: What `facts` throws; the mempool is then unchanged.
    public mutating func rebuild<Failure: Error>(
        without removed: Set<TransactionID>,
        facts: (PendingTransaction) throws(Failure) -> ChainFacts
    ) throws(Failure) -> [Drop] {
        var rebuilt = Mempool(limits: limits)
        var drops: [Drop] = []
        for transaction in transactions where !removed.contains(transaction.id) {
            let current = try facts(transaction)
            do throws(AdmissionError) {
                try rebuilt.readmit(transaction, facts: current)
            } catch {
                drops.append(Drop(id: transaction.id, reason: error))
            }
        }
        self = rebuilt
        return drops
    }
}
