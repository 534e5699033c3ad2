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
        let wanted = Set(transactions.flatMap { $0.inputNotes.notes.compactMap(\.header?.id) })
        var proofs: [NoteID: NoteInclusionProof] = [:]
        for block in blocks[...number] {
            let tree = block.body.noteTree
            for (batch, notes) in block.body.outputNotes.enumerated() {
                for (place, note) in notes where wanted.contains(note.id) {
                    let index = try BlockNoteIndex(batch: batch, note: place)
                    proofs[note.id] = try NoteInclusionProof(
                        blockNumber: block.header.number,
                        index: index,
                        path: tree.path(from: index)
                    )
                }
            }
        }
        return proofs
    }
}

extension ChainState {
    /// A batch on top of the last block.
    func batch(
        _ transactions: [ProvenTransaction],
        noteProofs: [NoteID: NoteInclusionProof] = [:]
    ) throws -> ProposedBatch {
        var numbers = Set(transactions.map(\.referenceBlockNumber))
        for proof in noteProofs.values { numbers.insert(proof.blockNumber) }
        return try proposeBatch(
            transactions: transactions,
            referenceBlock: tip,
            chain: partialChain(with: numbers),
            noteProofs: noteProofs
        )
    }
}

/// Trusts all proofs: they are the subject of other tests.
func provenUnseen(_ batch: ProposedBatch) -> ProvenBatch { proveBatch(batch) { _ in } }
