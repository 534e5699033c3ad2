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
        accountWitnesses: proposal.accountUpdates.mapValues(\.witness),
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
    try checkReferences(of: batches, to: previous, inputs.blockchain)
    let notes = try trackedNotes(of: batches, inputs)
    if !trustsAuthentication, let first = notes.inputs.first(where: { !$0.isAuthenticated }) {
        throw .noteNotAuthenticated(first.nullifier)
    }
    let nullifiers = try witnessedNullifiers(of: notes.inputs, inputs.nullifierWitnesses)
    let updates = try AccountUpdateChains(batches).joined(witnesses: inputs.accountWitnesses)
    let proposal = ProposedBlock(
        batches: OrderedBatches(batches),
        timestamp: timestamp,
        accountUpdates: updates,
        outputNoteBatches: outputNotes(of: batches, remaining: Set(notes.outputs.map(\.id))),
        nullifiers: nullifiers,
        blockchain: inputs.blockchain,
        previousHeader: previous
    )
    return CheckedBlock(
        proposal: proposal,
        number: number,
        notesTakenOnTrust: notes.inputs.compactMap(\.unauthenticatedID).sorted()
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
    for batch in batches where batch.outputNotes.count > AssemblyLimits.outputNotesPerBatchMax {
        throw .tooManyOutputNotes(batch.id, batch.outputNotes.count)
    }
}

private func checkReferences(
    of batches: [ProvenBatch],
    to previous: BlockHeader,
    _ chain: PartialBlockchain
) throws(BlockRefusal) {
    guard chain.length == UInt64(previous.number.value) else {
        throw .chainLength(expected: previous.number, got: chain.length)
    }
    let commitment = chain.commitment
    guard commitment == previous.chainCommitment else {
        throw .chainCommitment(expected: previous.chainCommitment, got: commitment)
    }
    for batch in batches {
        let number = batch.referenceBlock
        let isPrevious = number == previous.number
        guard let header = isPrevious ? previous : chain.header(number) else {
            throw .referenceBlockUnknown(batch.id, number)
        }
        let expected = header.commitment
        guard batch.referenceCommitment == expected else {
            throw .referenceBlockDiffers(
                batch.id,
                number,
                expected: expected,
                got: batch.referenceCommitment
            )
        }
    }
}

private func trackedNotes(
    of batches: [ProvenBatch],
    _ inputs: BlockInputs
) throws(BlockRefusal) -> TrackedNotes<BatchID> {
    var tracker = NoteTracker<BatchID>(
        chain: inputs.blockchain,
        reference: inputs.previousHeader,
        proofs: inputs.noteProofs
    )
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
    for nullifier in inputs.map(\.nullifier) {
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
