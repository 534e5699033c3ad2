// SPDX-License-Identifier: MIT

public import ProtocolTypes

/// Checks that transactions fit together and to the chain.
///
/// - Parameters:
///   - transactions: The transactions in the order in which they act: those of one account in the
///     order of its states, one that creates a note before the one that consumes it.
///   - referenceBlock: The block on whose state the batch stands; no transaction may refer to a
///     later one.
///   - chain: The chain before the reference block, with the headers that the transactions and the
///     proofs refer to.
///   - noteProofs: Proofs of notes that are consumed without having been authenticated. A note
///     without one stays for the block to find.
/// - Returns: The batch.
/// - Throws: ``BatchRefusal`` with the first check that fails, in the order of its cases; a
///   nullifier that comes twice is told before any other disagreement of notes.
/// - Complexity: O(*n* log *n*) for *n* notes and accounts, 16 permutations a proof.
public func proposeBatch(
    transactions: [ProvenTransaction],
    referenceBlock: BlockHeader,
    chain: PartialBlockchain,
    noteProofs: [NoteID: NoteInclusionProof] = [:]
) throws(BatchRefusal) -> ProposedBatch {
    try checkDistinct(transactions)
    try checkReferences(of: transactions, to: referenceBlock, chain)
    let updates = try mergedAccountUpdates(of: transactions)
    let expiration = try leastExpiration(of: transactions, after: referenceBlock.number)
    try checkNullifiers(of: transactions)
    var tracker = NoteTracker<TransactionID>(
        chain: chain,
        referenceBlock: referenceBlock,
        proofs: noteProofs
    )
    let notes: TrackedNotes<TransactionID>
    do {
        for transaction in transactions {
            try tracker.add(
                transaction.id,
                inputs: transaction.inputNotes.notes,
                outputs: transaction.outputNotes.notes
            )
        }
        notes = try tracker.finish()
    } catch { throw .notes(error) }
    guard notes.inputs.count <= AssemblyLimits.inputNotesPerBatchMax else {
        throw .tooManyInputNotes(notes.inputs.count)
    }
    guard notes.outputs.count <= AssemblyLimits.outputNotesPerBatchMax else {
        throw .tooManyOutputNotes(notes.outputs.count)
    }
    return ProposedBatch(
        transactions: transactions,
        referenceBlock: referenceBlock,
        chain: chain,
        noteProofs: noteProofs,
        id: BatchID(transactions: transactions.map { ($0.id, $0.accountID) }),
        accountUpdates: updates,
        inputNotes: notes.inputs,
        outputNotes: notes.outputs,
        expiration: expiration
    )
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

/// The reference block commits to the chain before it and the transactions name blocks of that
/// chain, so all stand on one history.
private func checkReferences(
    of transactions: [ProvenTransaction],
    to referenceBlock: BlockHeader,
    _ chain: PartialBlockchain
) throws(BatchRefusal) {
    guard chain.length == UInt64(referenceBlock.number.value) else {
        throw .chainLength(expected: referenceBlock.number, got: chain.length)
    }
    let commitment = chain.commitment
    guard commitment == referenceBlock.chainCommitment else {
        throw .chainCommitment(expected: referenceBlock.chainCommitment, got: commitment)
    }
    for transaction in transactions {
        let number = transaction.referenceBlockNumber
        let isReference = number == referenceBlock.number
        guard let header = isReference ? referenceBlock : chain.header(number) else {
            throw .referenceBlockUnknown(transaction.id, number)
        }
        let expected = header.commitment
        guard transaction.referenceBlockCommitment == expected else {
            throw .referenceBlockDiffers(
                transaction.id,
                number,
                expected: expected,
                got: transaction.referenceBlockCommitment
            )
        }
    }
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
        guard sofar.finalCommitment == next.initialCommitment else {
            throw .accountStateDiffers(
                transaction.id,
                next.accountID,
                expected: sofar.finalCommitment,
                got: next.initialCommitment
            )
        }
        do { updates[next.accountID] = try sofar.merged(with: next) } catch {
            throw .accountDetails(transaction.id, next.accountID, error)
        }
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
