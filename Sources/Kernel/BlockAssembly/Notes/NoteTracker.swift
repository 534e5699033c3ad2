// SPDX-License-Identifier: MIT

import ProtocolTypes

/// What remains of the notes of all containers.
struct TrackedNotes<ContainerID: Hashable & Sendable> {
    /// The notes that are consumed, ascending by nullifier.
    let inputs: [InputNoteCommitment]
    /// The notes that come out, ascending by id.
    let outputs: [OutputNote]
    /// The nullifiers of notes that were created and consumed inside; never recorded.
    let erased: [Nullifier]
}

/// Puts the notes of containers together in their order.
///
/// A note that one container creates and a later one consumes is *erased*: it is neither an input
/// nor an output of the whole. An input whose inclusion in a known block is proved becomes
/// authenticated. The containers are the transactions of a batch or the batches of a block.
struct NoteTracker<ContainerID: Hashable & Sendable> {
    private let chain: ReferenceChain
    private let proofs: [NoteID: NoteInclusionProof]
    private var inputs: [Nullifier: (owner: ContainerID, note: InputNoteCommitment)] = [:]
    private var outputs: [NoteID: (owner: ContainerID, note: OutputNote)] = [:]
    private var erased: [Nullifier] = []

    /// Starts without notes.
    ///
    /// - Parameters:
    ///   - chain: The headers in which proofs may be about notes.
    ///   - proofs: Proofs of notes that are given as not authenticated.
    init(chain: ReferenceChain, proofs: [NoteID: NoteInclusionProof]) {
        self.chain = chain
        self.proofs = proofs
    }

    /// Takes the notes of the next container.
    mutating func add(
        _ container: ContainerID,
        inputs newInputs: [InputNoteCommitment],
        outputs newOutputs: [OutputNote]
    ) throws(NoteRefusal<ContainerID>) {
        for note in newOutputs {
            if let first = outputs.updateValue((container, note), forKey: note.id) {
                throw .createdTwice(note.id, first: first.owner, second: container)
            }
        }
        for note in newInputs { try consume(note, by: container) }
    }

    private mutating func consume(
        _ given: InputNoteCommitment,
        by container: ContainerID
    ) throws(NoteRefusal<ContainerID>) {
        var note = given
        if let id = given.unauthenticatedID {
            if let creation = outputs.removeValue(forKey: id) {
                guard creation.owner != container else {
                    throw .consumedByCreator(id, container)
                }
                erased.append(given.nullifier)
                return
            }
            if let proof = proofs[id] {
                try verify(proof, of: id)
                note = InputNoteCommitment(nullifier: given.nullifier)
            }
        }
        if let first = inputs.updateValue((container, note), forKey: note.nullifier) {
            throw .consumedTwice(note.nullifier, first: first.owner, second: container)
        }
    }

    private func verify(
        _ proof: NoteInclusionProof,
        of id: NoteID
    ) throws(NoteRefusal<ContainerID>) {
        let number = proof.blockNumber
        guard let header = chain.header(number) else { throw .blockOfProofUnknown(id, number) }
        do { try proof.verify(id, noteRoot: header.noteRoot) } catch {
            throw .inclusionProof(id, number, error)
        }
    }

    /// The notes of the whole.
    ///
    /// A note that is both an input and an output by now was consumed before it was created; as
    /// notes of the whole the two would refer to each other in a circle.
    func finish() throws(NoteRefusal<ContainerID>) -> TrackedNotes<ContainerID> {
        let ordered = inputs.values.sorted { $0.note.nullifier < $1.note.nullifier }
        for input in ordered {
            guard let id = input.note.unauthenticatedID, let output = outputs[id] else { continue }
            throw .consumedBeforeCreated(id, consumedBy: input.owner, createdBy: output.owner)
        }
        return TrackedNotes(
            inputs: ordered.map { $0.note },
            outputs: outputs.values.map { $0.note }.sorted { $0.id < $1.id },
            erased: erased
        )
    }
}
