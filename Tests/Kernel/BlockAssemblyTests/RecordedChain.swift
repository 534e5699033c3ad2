// SPDX-License-Identifier: MIT

import BlockAssembly
import ByteCoding
import ProtocolTypes
import TestSupport

/// A recorded chain with its description.
struct RecordedChain {
    /// Every folder of vectors that holds one.
    static let folders =
        ["spine"]
        + Vectors.files("transactions").map { "transactions/\($0)" }
        .filter { Vectors.files($0).contains("blocks.bin") }

    let index: JSONValue
    let entries: [JSONValue]
    let blocks: [SignedBlock]

    init(_ folder: String) throws {
        let bytes = try Vectors.bytes("\(folder)/blocks.bin")
        index = try Vectors.json("\(folder)/index.json")
        entries = index["blocks"].items
        blocks = try entries.map { entry in
            let offset = try entry["offset"].int
            return try SignedBlock(
                decoding: Array(bytes[offset..<offset + (try entry["length"].int)])
            )
        }
    }

    /// The state after the block at `number`.
    func state(after number: Int) throws -> ChainState {
        var state = try ChainState(genesis: blocks[0])
        for block in blocks[1...number] { try state.apply(block) }
        return state
    }

    /// Proofs, as of the block at `number`, of the notes that transactions do not authenticate.
    func noteProofs(
        for transactions: [ProvenTransaction],
        upTo number: Int
    ) throws -> [NoteID: NoteInclusionProof] {
        let wanted = Set(transactions.flatMap { $0.inputNotes.notes.compactMap(\.unauthenticatedID) })
        var proofs: [NoteID: NoteInclusionProof] = [:]
        for block in blocks[...number] {
            let tree = try block.body.noteTree()
            for (index, note) in try block.body.placedNotes() where wanted.contains(note.id) {
                proofs[note.id] = try NoteInclusionProof(
                    blockNumber: block.header.number,
                    index: index,
                    path: tree.path(from: index)
                )
            }
        }
        return proofs
    }
}

extension ChainState {
    /// Transactions for a batch on top of the last block.
    func proposal(
        _ transactions: [ProvenTransaction],
        noteProofs: [NoteID: NoteInclusionProof] = [:]
    ) -> ProposedBatch {
        var numbers = Set(transactions.map(\.referenceBlock))
        for proof in noteProofs.values { numbers.insert(proof.blockNumber) }
        return ProposedBatch(
            transactions: transactions,
            referenceHeader: tip,
            blockchain: partialChain(with: numbers),
            noteProofs: noteProofs
        )
    }

    /// A batch on top of the last block.
    func batch(
        _ transactions: [ProvenTransaction],
        noteProofs: [NoteID: NoteInclusionProof] = [:]
    ) throws(BatchRefusal) -> CheckedBatch {
        try proposeBatch(proposal(transactions, noteProofs: noteProofs))
    }
}

/// Trusts all proofs: they are the subject of other tests.
func provenUnseen(_ batch: CheckedBatch) throws -> ProvenBatch { try proveBatch(batch) { _ in } }
