// SPDX-License-Identifier: MIT

import FieldArithmetic
public import ProtocolTypes

/// Checks that batches fit together and to the state after a block.
///
/// - Parameters:
///   - batches: The batches, at most ``AssemblyLimits/batchesPerBlockMax``. One that creates a note
///     stands before the one that consumes it; otherwise the order is free.
///   - inputs: The previous block and witnesses of the state after it.
///   - timestamp: The time of the block in seconds since 1970.
/// - Returns: The block, of which only the roots remain to be computed.
/// - Throws: ``BlockRefusal`` with the first check that fails, in the order of its cases.
/// - Complexity: O(*n* log *n*) for *n* notes and accounts, 16 permutations a proof of a note.
public func proposeBlock(
    batches: [ProvenBatch],
    inputs: BlockInputs,
    timestamp: UInt32
) throws(BlockRefusal) -> CheckedBlock {
    try proposeBlock(
        batches: batches,
        inputs: inputs,
        timestamp: timestamp,
        trustsAuthentication: false
    )
}

/// Derives a proposed block anew from its batches and witnesses.
///
/// - Parameter proposal: A block as it was sent.
/// - Returns: The block, with the notes that had to be taken on trust.
/// - Throws: ``BlockRefusal``, as ``proposeBlock(batches:inputs:timestamp:)``; then
///   ``BlockRefusal/otherEffects`` if the batches have other effects than the proposal says.
public func checkBlock(_ proposal: ProposedBlock) throws(BlockRefusal) -> CheckedBlock {
    let inputs = BlockInputs(
        previousHeader: proposal.previousHeader,
        blockchain: proposal.blockchain,
        accountWitnesses: proposal.accountUpdates.mapValues { $0.witness },
        nullifierWitnesses: proposal.nullifiers,
        noteProofs: [:]
    )
    let block = try proposeBlock(
        batches: proposal.batches.batches,
        inputs: inputs,
        timestamp: proposal.timestamp,
        trustsAuthentication: true
    )
    guard block.proposal == proposal else { throw .otherEffects }
    return block
}

/// On wish an input without a proof passes if there is a witness for its nullifier.
private func proposeBlock(
    batches: [ProvenBatch],
    inputs: BlockInputs,
    timestamp: UInt32,
    trustsAuthentication: Bool
) throws(BlockRefusal) -> CheckedBlock {
    let previous = inputs.previousHeader
    try checkDistinct(batches)
    guard timestamp > previous.timestamp else {
        throw .timestamp(previous: previous.timestamp, got: timestamp)
    }
    guard let number = previous.number.next else { throw .noHeightLeft }
    for batch in batches where batch.expiration < number {
        throw .expired(batch.id, expiration: batch.expiration, block: number)
    }
    let chain: ReferenceChain
    do { chain = try ReferenceChain(block: previous, blockchain: inputs.blockchain) } catch {
        throw .chain(error)
    }
    try checkReferences(of: batches, in: chain)
    let notes = try trackedNotes(of: batches, in: chain, proofs: inputs.noteProofs)
    if !trustsAuthentication, let first = notes.inputs.first(where: { !$0.isAuthenticated }) {
        throw .noteNotAuthenticated(first.nullifier)
    }
    let nullifiers = try witnessedNullifiers(of: notes.inputs, inputs.nullifierWitnesses)
    let updates = try AccountUpdateChains(batches).joined(witnesses: inputs.accountWitnesses)
    let proposal = ProposedBlock(
        batches: OrderedBatches(batches),
        timestamp: timestamp,
        accountUpdates: updates,
        outputNoteBatches: outputNotes(of: batches, remaining: Set(notes.outputs.map { $0.id })),
        nullifiers: nullifiers,
        blockchain: inputs.blockchain,
        previousHeader: previous
    )
    return CheckedBlock(
        proposal: proposal,
        number: number,
        notesTakenOnTrust: notes.inputs.compactMap { $0.unauthenticatedID }.sorted()
    )
}

private func checkDistinct(_ batches: [ProvenBatch]) throws(BlockRefusal) {
    guard batches.count <= AssemblyLimits.batchesPerBlockMax else {
        throw .tooManyBatches(batches.count)
    }
    var seen: Set<BatchID> = []
    for batch in batches {
        guard seen.insert(batch.id).inserted else { throw .duplicateBatch(batch.id) }
    }
}

private func checkReferences(
    of batches: [ProvenBatch],
    in chain: ReferenceChain
) throws(BlockRefusal) {
    do {
        for batch in batches {
            try chain.check(batch.id, refersTo: batch.referenceBlock, batch.referenceCommitment)
        }
    } catch { throw .reference(error) }
}

private func trackedNotes(
    of batches: [ProvenBatch],
    in chain: ReferenceChain,
    proofs: [NoteID: NoteInclusionProof]
) throws(BlockRefusal) -> TrackedNotes<BatchID> {
    var tracker = NoteTracker<BatchID>(chain: chain, proofs: proofs)
    do {
        for batch in batches {
            try tracker.add(batch.id, inputs: batch.inputNotes.notes, outputs: batch.outputNotes)
        }
        return try tracker.finish()
    } catch { throw .notes(error) }
}

/// The nullifiers of the inputs with their witnesses.
///
/// Witnesses beyond those of the inputs are left out: recording them would spend notes that no
/// transaction consumed.
private func witnessedNullifiers(
    of inputs: [InputNoteCommitment],
    _ witnesses: [Nullifier: NullifierWitness]
) throws(BlockRefusal) -> [Nullifier: NullifierWitness] {
    var created: [Nullifier: NullifierWitness] = [:]
    created.reserveCapacity(inputs.count)
    for input in inputs {
        let nullifier = input.nullifier
        guard let witness = witnesses[nullifier], let isUnspent = witness.isUnspent(nullifier)
        else { throw .nullifierWitnessMissing(nullifier) }
        guard isUnspent else { throw .nullifierSpent(nullifier) }
        created[nullifier] = witness
    }
    return created
}

private func outputNotes(
    of batches: [ProvenBatch],
    remaining: Set<NoteID>
) -> [OutputNoteBatch] {
    batches.map { batch in
        OutputNoteBatch(
            batch.outputNotes.enumerated()
                .filter { remaining.contains($0.element.id) }
                .map { PlacedOutputNote(index: $0.offset, note: $0.element) }
        )
    }
}
