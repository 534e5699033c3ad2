// SPDX-License-Identifier: MIT

import BlockAssembly
import ByteCoding
import FieldArithmetic
import ProtocolTypes
import TestSupport
import Testing

/// What is sent as a proposed block is derived anew.
@Suite struct CheckBlockTests {
    private var world: SmallWorld
    private let honest: ProposedBlock

    init() throws {
        var world = try SmallWorld(seed: 21)
        try world.commit(world.propose([world.state.batch([world.independentTransaction()])]))
        let one = try world.state.batch([world.independentTransaction()])
        let two = try world.state.batch([world.independentTransaction()])
        honest = try world.propose([one, two]).proposal
        self.world = world
    }

    private func forged(
        accountUpdates: [AccountID: AccountUpdateWitness]? = nil,
        outputNoteBatches: [OutputNoteBatch]? = nil,
        nullifiers: [Nullifier: NullifierWitness]? = nil
    ) -> ProposedBlock {
        ProposedBlock(
            batches: honest.batches,
            timestamp: honest.timestamp,
            accountUpdates: accountUpdates ?? honest.accountUpdates,
            outputNoteBatches: outputNoteBatches ?? honest.outputNoteBatches,
            nullifiers: nullifiers ?? honest.nullifiers,
            blockchain: honest.blockchain,
            previousHeader: honest.previousHeader
        )
    }

    private func refusal(_ block: ProposedBlock) -> BlockRefusal? {
        #expect(throws: BlockRefusal.self) { try checkBlock(block) }
    }

    @Test func `an honest proposal passes, also through its bytes`() throws {
        let checked = try checkBlock(ProposedBlock(decoding: honest.encodedBytes))
        #expect(checked.proposal == honest)
        #expect(checked.notesTakenOnTrust.isEmpty)
    }

    @Test func `effects that the batches do not have are refused`() throws {
        #expect(refusal(forged(outputNoteBatches: [])) == .otherEffects)
        let (id, update) = try #require(honest.accountUpdates.first)
        let other = AccountUpdateWitness(
            initialState: update.initialState,
            finalState: .zero,
            witness: update.witness,
            details: update.details
        )
        var updates = honest.accountUpdates
        updates[id] = other
        #expect(refusal(forged(accountUpdates: updates)) == .otherEffects)
        updates[id] = nil
        #expect(refusal(forged(accountUpdates: updates)) == .accountWitnessMissing(id))
    }

    @Test mutating func `a nullifier that no transaction has is neither taken nor spent`() throws {
        let extra = Nullifier(world.random.word())
        var nullifiers = honest.nullifiers
        nullifiers[extra] = world.state.nullifiers.witness(for: extra)
        #expect(refusal(forged(nullifiers: nullifiers)) == .otherEffects)
        let inputs = BlockInputs(
            previousHeader: honest.previousHeader,
            blockchain: honest.blockchain,
            accountWitnesses: honest.accountUpdates.mapValues(\.witness),
            nullifierWitnesses: nullifiers,
            noteProofs: [:]
        )
        let block = try proposeBlock(
            batches: honest.batches.batches,
            inputs: inputs,
            timestamp: honest.timestamp
        )
        #expect(block.proposal == honest)
    }

    @Test mutating func `a note whose proof is not sent along is named`() throws {
        let maker = try world.account()
        let note = try world.note(from: maker)
        let making = try world.transaction(maker, outputs: [note])
        try world.commit(world.propose([world.state.batch([making])]))
        let index = try BlockNoteIndex(batch: 0, note: 0)
        let proof = try NoteInclusionProof(
            blockNumber: world.state.tip.number,
            index: index,
            path: BlockNoteTree([(index: index, id: note.id)]).path(from: index)
        )
        let consuming = try world.transaction(world.account(), inputs: [world.input(note)])
        let batch = try world.state.batch([consuming])
        let block = try world.propose([batch], noteProofs: [note.id: proof])
        #expect(block.notesTakenOnTrust.isEmpty)
        let received = try checkBlock(block.proposal)
        #expect(received.proposal == block.proposal)
        #expect(received.notesTakenOnTrust == [note.id])

        let proposal = try world.proposal([batch], noteProofs: [note.id: proof])
        let sent = try BlockProposal(decoding: proposal.encodedBytes).checked { _ in }
        #expect(sent == block)
        try world.commit(sent)
        #expect(world.state.nullifiers[consuming.inputNotes.nullifiers[0]] != nil)
    }

    @Test mutating func `a proposal is refused for its worst part`() throws {
        struct Untrue: Error, Equatable {}
        let transactions = try (0..<2).map { _ in try world.independentTransaction() }
        let batches = try transactions.map { try world.state.batch([$0]) }
        let whole = try world.proposal(batches)
        #expect(try BlockProposal(decoding: whole.encodedBytes) == whole)
        let unproven = #expect(throws: BlockProposalRefusal<Untrue>.self) {
            try whole.checked { (transaction) throws(Untrue) in
                if transaction == transactions[1] { throw Untrue() }
            }
        }
        #expect(unproven == .proof(1, .transaction(transactions[1].id, Untrue())))
        func refusal(_ batches: [ProposedBatch]) -> BlockProposalRefusal<Never>? {
            let proposal = BlockProposal(
                batches: batches,
                inputs: whole.inputs,
                timestamp: whole.timestamp
            )
            return #expect(throws: BlockProposalRefusal<Never>.self) {
                try proposal.checked { _ in }
            }
        }
        let first = whole.batches[0]
        let empty = world.state.proposal([])
        #expect(refusal([first, empty]) == .batch(1, .noTransactions))
        #expect(refusal([first, first]) == .block(.duplicateBatch(first.id)))
        let count = AssemblyLimits.batchesPerBlockMax + 1
        let many = [ProposedBatch](repeating: empty, count: count)
        #expect(refusal(many) == .block(.tooManyBatches(count)))
    }

    @Test mutating func `damaged proposals never trap`() throws {
        var random = SeededGenerator(seed: 5)
        let transaction = try world.independentTransaction()
        let proposal = try world.proposal([world.state.batch([transaction])])
        let (block, request) = (honest.encodedBytes, proposal.encodedBytes)
        let batch = proposal.batches[0].encodedBytes
        var passedCount = 0
        for _ in 0..<400 {
            if let read = try? ProposedBlock(decoding: random.damaged(block)) {
                if (try? checkBlock(read)).flatMap({ try? buildHeaderAndBody($0) }) != nil {
                    passedCount += 1
                }
            }
            if let read = try? BlockProposal(decoding: random.damaged(request)) {
                if (try? read.checked { _ in }).flatMap({ try? buildHeaderAndBody($0) }) != nil {
                    passedCount += 1
                }
            }
            if let read = try? ProposedBatch(decoding: random.damaged(batch)) {
                _ = try? proposeBatch(read)
            }
        }
        #expect(passedCount < 400)
    }
}
