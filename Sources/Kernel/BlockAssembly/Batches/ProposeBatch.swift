// SPDX-License-Identifier: MIT

public import ProtocolTypes

/// Checks that transactions fit together and to the chain.
///
/// - Parameter proposal: The transactions in the order in which they act: those of one account in
///   the order of its states, one that creates a note before the one that consumes it. No
///   transaction may refer to a block after the reference block, and the chain must have the
///   headers that transactions and proofs refer to. A note without a proof stays for the block to
///   find.
/// - Returns: The batch.
/// - Throws: ``BatchRefusal`` with the first check that fails, in the order of its cases; a
///   nullifier that comes twice is told before any other disagreement of notes.
/// - Complexity: O(*n* log *n*) for *n* notes and accounts, 16 permutations a proof.
public func proposeBatch(_ proposal: ProposedBatch) throws(BatchRefusal) -> CheckedBatch {
    let transactions = proposal.transactions
    try checkDistinct(transactions)
    let chain: ReferenceChain
    do {
        chain = try ReferenceChain(
            block: proposal.referenceHeader,
            blockchain: proposal.blockchain
        )
    } catch { throw .chain(error) }
    try checkReferences(of: transactions, in: chain)
    let updates = try mergedAccountUpdates(of: transactions)
    let expiration = try leastExpiration(of: transactions, after: chain.block.number)
    try checkNullifiers(of: transactions)
    let notes = try trackedNotes(of: proposal, in: chain)
    let inputNotes: InputNotes<InputNoteCommitment>
    // The tracker lets no nullifier through twice, so only the number can be wrong.
    do { inputNotes = try InputNotes(notes.inputs) } catch {
        throw .tooManyInputNotes(notes.inputs.count)
    }
    guard notes.outputs.count <= AssemblyLimits.outputNotesPerBatchMax else {
        throw .tooManyOutputNotes(notes.outputs.count)
    }
    return CheckedBatch(
        proposal: proposal,
        id: proposal.id,
        accountUpdates: updates,
        inputNotes: inputNotes,
        outputNotes: notes.outputs,
        expiration: expiration
    )
}

private func trackedNotes(
    of proposal: ProposedBatch,
    in chain: ReferenceChain
) throws(BatchRefusal) -> TrackedNotes<TransactionID> {
    var tracker = NoteTracker<TransactionID>(chain: chain, proofs: proposal.noteProofs)
    do {
        for transaction in proposal.transactions {
            try tracker.add(
                transaction.id,
                inputs: transaction.inputNotes.notes,
                outputs: transaction.outputNotes.notes
            )
        }
        return try tracker.finish()
    } catch { throw .notes(error) }
}

private func checkDistinct(_ transactions: [ProvenTransaction]) throws(BatchRefusal) {
    guard !transactions.isEmpty else { throw .noTransactions }
    var seen: Set<TransactionID> = []
    for transaction in transactions {
        guard seen.insert(transaction.id).inserted else {
            throw .duplicateTransaction(transaction.id)
        }
    }
}

/// The transactions name blocks of one chain, so all stand on one history.
private func checkReferences(
    of transactions: [ProvenTransaction],
    in chain: ReferenceChain
) throws(BatchRefusal) {
    do {
        for transaction in transactions {
            try chain.check(
                transaction.id,
                refersTo: transaction.referenceBlock,
                transaction.referenceCommitment
            )
        }
    } catch { throw .reference(error) }
}

/// One update for each account, ascending by account.
private func mergedAccountUpdates(
    of transactions: [ProvenTransaction]
) throws(BatchRefusal) -> [BatchAccountUpdate] {
    var updates: [AccountID: BatchAccountUpdate] = [:]
    for transaction in transactions {
        let next = BatchAccountUpdate(transaction.accountUpdate)
        guard let sofar = updates[next.accountID] else {
            updates[next.accountID] = next
            continue
        }
        guard sofar.finalState == next.initialState else {
            throw .accountStateDiffers(
                transaction.id,
                next.accountID,
                expected: sofar.finalState,
                got: next.initialState
            )
        }
        let details: AccountUpdateDetails
        do { details = try sofar.details.merged(with: next.details) } catch {
            throw .accountDetails(transaction.id, next.accountID, error)
        }
        updates[next.accountID] = BatchAccountUpdate(
            accountID: next.accountID,
            initialState: sofar.initialState,
            finalState: next.finalState,
            details: details
        )
    }
    guard updates.count <= AssemblyLimits.accountsPerBatchMax else {
        throw .tooManyAccounts(updates.count)
    }
    return updates.values.sorted { $0.accountID < $1.accountID }
}

private func leastExpiration(
    of transactions: [ProvenTransaction],
    after referenceBlock: BlockNumber
) throws(BatchRefusal) -> BlockNumber {
    var least = BlockNumber.max
    for transaction in transactions {
        guard transaction.expiration > referenceBlock else {
            throw .expired(
                transaction.id,
                expiration: transaction.expiration,
                referenceBlock: referenceBlock
            )
        }
        least = min(least, transaction.expiration)
    }
    return least
}

/// Also a note that is erased may be consumed but once.
private func checkNullifiers(of transactions: [ProvenTransaction]) throws(BatchRefusal) {
    var owners: [Nullifier: TransactionID] = [:]
    for transaction in transactions {
        for note in transaction.inputNotes.notes {
            if let first = owners.updateValue(transaction.id, forKey: note.nullifier) {
                throw .notes(.consumedTwice(note.nullifier, first: first, second: transaction.id))
            }
        }
    }
}
