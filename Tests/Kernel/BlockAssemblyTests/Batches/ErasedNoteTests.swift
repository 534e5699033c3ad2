// SPDX-License-Identifier: MIT

import BlockAssembly
import FieldArithmetic
import MerkleStructures
import ProtocolTypes
import TestSupport
import Testing

/// A note that is consumed in the block that makes it leaves a hole and no trace.
@Suite struct ErasedNoteTests {
    @Test(arguments: UInt64(0)..<8)
    func `other notes of the batch keep their places`(seed: UInt64) throws {
        var world = try SmallWorld(seed: seed)
        let maker = try world.account()
        let notes = try (0..<9).map { _ in try world.note(from: maker) }
        let making = try world.state.batch([world.transaction(maker, outputs: notes)])
        let consumed = notes.shuffled(using: &world.random).prefix(4)
        let inputs = consumed.map { world.input($0) }
        let consuming = try world.state.batch([world.transaction(world.account(), inputs: inputs)])
        let first = try world.state.batch([world.independentTransaction()])
        let block = try world.propose([first, making, consuming])

        #expect(block.proposal.outputNoteBatches.map(\.notes.count) == [1, 5, 0])
        #expect(block.proposal.nullifiers.count == 1)
        let erased = Set(consumed.map(\.id))
        for placed in block.proposal.outputNoteBatches[1].notes {
            #expect(making.outputNotes[placed.index].id == placed.note.id)
            #expect(!erased.contains(placed.note.id))
        }

        // The same root by another way: the trees of the batches, holes cut out, side by side.
        var root = try SimpleSparseTree(depth: BlockNoteIndex.treeDepth)
        for (position, batch) in [first, making, consuming].enumerated() {
            var tree = try BatchNoteTree(batch.outputNotes.map(\.id))
            for (index, note) in batch.outputNotes.enumerated() where erased.contains(note.id) {
                try tree.remove(at: index)
            }
            try root.setSubtree(tree.tree, at: UInt64(position))
        }
        let (header, body) = try buildHeaderAndBody(block)
        #expect(header.noteRoot == root.root)
        #expect(body.nullifiers == block.proposal.nullifiers.keys.sorted())
        try world.commit(block)
        for input in inputs { #expect(world.state.nullifiers[input.nullifier] == nil) }
    }

    @Test(arguments: UInt64(0)..<8)
    func `witnesses of erased nullifiers are not needed and not kept`(seed: UInt64) throws {
        var world = try SmallWorld(seed: seed)
        let maker = try world.account()
        let note = try world.note(from: maker)
        let input = world.input(note)
        let batches = [
            try world.state.batch([world.transaction(maker, outputs: [note])]),
            try world.state.batch([world.transaction(world.account(), inputs: [input])]),
        ]
        let proven = try batches.map(provenUnseen)
        let full = world.state.inputs(for: proven)
        #expect(full.nullifierWitnesses[input.nullifier] != nil)
        let sparse = BlockInputs(
            previousHeader: full.previousHeader,
            blockchain: full.blockchain,
            accountWitnesses: full.accountWitnesses,
            nullifierWitnesses: [:],
            noteProofs: [:]
        )
        let time = world.state.tip.timestamp + 1
        let one = try proposeBlock(batches: proven, inputs: full, timestamp: time)
        let two = try proposeBlock(batches: proven, inputs: sparse, timestamp: time)
        #expect(one == two && one.proposal.nullifiers.isEmpty)
    }
}
