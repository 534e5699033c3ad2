// SPDX-License-Identifier: MIT

public import ProtocolTypes

extension Mempool {
    /// The transactions of the next block: a prefix in arrival order, cut into batches.
    ///
    /// A batch ends at its number of transactions, or where one more would exceed the notes that a
    /// batch may have. The block ends with its last batch, or where one more transaction would
    /// exceed its bytes.
    ///
    /// - Parameter unready: The block ends before the first of these.
    /// - Returns: The batches in order, none empty.
    public func nextBatches(before unready: Set<TransactionID> = []) -> [[TransactionID]] {
        var batches: [[TransactionID]] = []
        var budget = BatchBudget(limits)
        var blockBytes = 0
        for transaction in transactions {
            guard !unready.contains(transaction.id) else { break }
            blockBytes += transaction.byteCount
            // One that exceeds the bytes on its own must not wait forever.
            guard batches.isEmpty || blockBytes <= limits.bytesPerBlock else { break }
            if batches.isEmpty || !budget.take(transaction) {
                guard batches.count < limits.batchesPerBlock else { break }
                batches.append([])
                budget = BatchBudget(limits)
                // Likewise one that exceeds the notes of a batch; then nothing else joins it.
                if !budget.take(transaction) { budget.transactions = 0 }
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
}
