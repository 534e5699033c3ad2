// SPDX-License-Identifier: MIT

import BlockAssembly
import FieldArithmetic
import MerkleStructures
import ProtocolTypes
import TestSupport
import Testing

/// Each test breaks one rule of batches and names the check that must refuse it.
@Suite struct BatchRefusalTests {
    private var world: SmallWorld

    init() throws {
        world = try SmallWorld(seed: 1)
        try world.commit(world.propose([]))
    }

    private func refusal(_ body: () throws -> Void) -> BatchRefusal? {
        #expect(throws: BatchRefusal.self) { try body() }
    }

    /// Proposes a batch of one transaction at the tip, over a chain that may not be its own.
    private func propose(
        _ transaction: ProvenTransaction,
        over chain: PartialBlockchain,
        noteProofs: [NoteID: NoteInclusionProof] = [:]
    ) throws {
        _ = try proposeBatch(
            ProposedBatch(
                transactions: [transaction],
                referenceHeader: world.state.tip,
                blockchain: chain,
                noteProofs: noteProofs
            )
        )
    }

    @Test func `no transactions`() {
        #expect(refusal { _ = try world.state.batch([]) } == .noTransactions)
    }

    @Test mutating func `a transaction twice`() throws {
        let transaction = try world.independentTransaction()
        let refusal = refusal { _ = try world.state.batch([transaction, transaction]) }
        #expect(refusal == .duplicateTransaction(transaction.id))
    }

    @Test mutating func `a chain that ends elsewhere`() throws {
        let transaction = try world.independentTransaction()
        let tip = world.state.tip
        let refusal = refusal {
            try propose(transaction, over: PartialBlockchain())
        }
        #expect(refusal == .chain(.length(expected: tip.number, got: 0)))
    }

    @Test mutating func `a chain of the right length with another block`() throws {
        let transaction = try world.independentTransaction()
        var other = try SmallWorld(seed: 2)
        try other.commit(other.propose([]))
        let chain = other.state.partialChain()
        let tip = world.state.tip
        let refusal = refusal {
            try propose(transaction, over: chain)
        }
        #expect(
            refusal == .chain(.commitment(expected: tip.chainCommitment, got: chain.commitment))
        )
    }

    @Test mutating func `a reference block without its header, one later, one of a fork`() throws {
        let genesis = world.state.headers[0]
        let account = try world.account()
        let early = try world.transaction(account, reference: genesis)
        let chain = world.state.partialChain()
        let first = refusal {
            try propose(early, over: chain)
        }
        #expect(first == .reference(.unknown(early.id, .genesis)))
        _ = try world.state.batch([early])

        var longer = world
        try longer.commit(longer.propose([]))
        let late = try world.transaction(account, reference: longer.state.tip)
        let second = refusal { _ = try world.state.batch([late]) }
        #expect(second == .reference(.unknown(late.id, longer.state.tip.number)))

        let fork = try SmallWorld(seed: 3).state.tip
        let forked = try world.transaction(account, reference: fork)
        let third = refusal { _ = try world.state.batch([forked]) }
        let expected = genesis.commitment
        #expect(
            third
                == .reference(
                    .differs(forked.id, .genesis, expected: expected, got: fork.commitment)
                )
        )
    }

    @Test mutating func `an account that does not go on where it was left`() throws {
        let account = try world.account()
        let (middle, elsewhere) = (world.random.word(), world.random.word())
        let first = try world.transaction(account, to: middle)
        let second = try world.transaction(account, from: middle)
        let gap = try world.transaction(account, from: elsewhere)
        let joined = try world.state.batch([first, second])
        #expect(joined.accountUpdates.count == 1)
        #expect(joined.accountUpdates[0].initialState == .zero)
        let refusal = refusal { _ = try world.state.batch([first, gap]) }
        #expect(
            refusal == .accountStateDiffers(gap.id, account, expected: middle, got: elsewhere)
        )
    }

    @Test mutating func `more accounts than a batch may change`() throws {
        let count = AssemblyLimits.accountsPerBatchMax + 1
        let transactions = try (0..<count).map { _ in try world.transaction(world.account()) }
        let refusal = refusal { _ = try world.state.batch(transactions) }
        #expect(refusal == .tooManyAccounts(count))
        _ = try world.state.batch(Array(transactions.dropLast()))
    }

    @Test mutating func `a transaction that is valid up to the reference block only`() throws {
        let tip = world.state.tip.number
        let account = try world.account()
        let late = try world.transaction(account, expiration: tip)
        let refusal = refusal { _ = try world.state.batch([late]) }
        #expect(refusal == .expired(late.id, expiration: tip, referenceBlock: tip))
        let next = try #require(tip.next)
        let last = try world.transaction(account, expiration: next)
        let batch = try world.state.batch([world.independentTransaction(), last])
        #expect(batch.expiration == next)
    }

    @Test mutating func `an erased note that is consumed again`() throws {
        let (one, two) = (try world.account(), try world.account())
        let note = try world.note(from: one)
        let input = world.input(note)
        let transactions = [
            try world.transaction(one, outputs: [note]),
            try world.transaction(two, inputs: [input]),
            try world.transaction(world.account(), inputs: [input]),
        ]
        let refusal = refusal { _ = try world.state.batch(transactions) }
        let expected = NoteRefusal.consumedTwice(
            input.nullifier,
            first: transactions[1].id,
            second: transactions[2].id
        )
        #expect(refusal == .notes(expected))
    }

    @Test mutating func `a transaction that consumes what it makes`() throws {
        let account = try world.account()
        let note = try world.note(from: account)
        let circle = try world.transaction(account, inputs: [world.input(note)], outputs: [note])
        let refusal = refusal { _ = try world.state.batch([circle]) }
        #expect(refusal == .notes(.consumedByCreator(note.id, circle.id)))
    }

    @Test mutating func `more notes than a batch may have`() throws {
        let limit = AssemblyLimits.inputNotesPerBatchMax
        let inputs = (0..<limit).map { _ in world.input() }
        let (one, two) = (try world.account(), try world.account())
        let full = try world.transaction(one, inputs: inputs)
        let more = try world.transaction(two, inputs: [world.input()])
        _ = try world.state.batch([full])
        let refusal = refusal { _ = try world.state.batch([full, more]) }
        #expect(refusal == .tooManyInputNotes(limit + 1))

        let notes = try (0..<limit).map { _ in try world.note(from: one) }
        let making = try world.transaction(one, outputs: notes)
        let again = try world.transaction(two, outputs: [world.note(from: two)])
        let other = try #require(
            #expect(throws: BatchRefusal.self) { try world.state.batch([making, again]) }
        )
        #expect(other == .tooManyOutputNotes(limit + 1))
        let erasing = try world.transaction(two, inputs: [world.input(notes[0])])
        _ = try world.state.batch([making, erasing, world.independentTransaction()])
    }

    @Test mutating func `a proof about a block without its header`() throws {
        let note = try world.note(from: world.account())
        let transaction = try world.transaction(world.account(), inputs: [world.input(note)])
        let index = try BlockNoteIndex(batch: 0, note: 0)
        let proof = try NoteInclusionProof(
            blockNumber: .genesis,
            index: index,
            path: BlockNoteTree().path(from: index)
        )
        let chain = world.state.partialChain()
        let first = refusal {
            try propose(transaction, over: chain, noteProofs: [note.id: proof])
        }
        #expect(first == .notes(.blockOfProofUnknown(note.id, .genesis)))
        let second = refusal {
            _ = try world.state.batch([transaction], noteProofs: [note.id: proof])
        }
        guard case .notes(.inclusionProof(note.id, .genesis, _)) = second else {
            Issue.record("\(String(describing: second))")
            return
        }
    }

    @Test mutating func `a proof of a transaction that does not hold`() throws {
        struct Untrue: Error, Equatable {}
        let transactions = try (0..<3).map { _ in try world.independentTransaction() }
        let batch = try world.state.batch(transactions)
        var asked: [TransactionID] = []
        let failure = #expect(throws: BatchProofFailure<Untrue>.self) {
            try proveBatch(batch) { (transaction) throws(Untrue) in
                asked.append(transaction.id)
                if transaction.id == transactions[1].id { throw Untrue() }
            }
        }
        #expect(failure == .transaction(transactions[1].id, Untrue()))
        #expect(asked == transactions[..<2].map(\.id))
    }
}
