// SPDX-License-Identifier: MIT

import BlockAssembly
import FieldArithmetic
import ProtocolTypes
import TestSupport
import Testing

@Suite struct BatchPropertyTests {
    @Test(arguments: UInt64(0)..<16)
    func `independent transactions make a batch in any order, with the same effect`(
        seed: UInt64
    ) throws {
        var world = try SmallWorld(seed: seed)
        let transactions = try (0..<8).map { _ in try world.independentTransaction() }
        let first = try world.state.batch(transactions)
        for _ in 0..<4 {
            let order = transactions.shuffled(using: &world.random)
            let batch = try world.state.batch(order)
            #expect(batch.accountUpdates == first.accountUpdates)
            #expect(batch.inputNotes == first.inputNotes)
            #expect(batch.outputNotes == first.outputNotes)
            #expect(batch.proposal.transactions.map(\.id) == order.map(\.id))
            #expect((batch.id == first.id) == (order.map(\.id) == transactions.map(\.id)))
        }
    }

    @Test(arguments: UInt64(0)..<16)
    func `two transactions in conflict are refused wherever they stand`(seed: UInt64) throws {
        var world = try SmallWorld(seed: seed)
        let others = try (0..<4).map { _ in try world.independentTransaction() }
        for kind in ConflictKind.allCases {
            let pair = try world.conflict(kind)
            let order = (others + pair).shuffled(using: &world.random)
            let error = #expect(throws: BatchRefusal.self) { try world.state.batch(order) }
            switch (kind, error) {
            case (.nullifier, .notes(.consumedTwice)), (.outputNote, .notes(.createdTwice)),
                (.accountState, .accountStateDiffers), (.same, .duplicateTransaction):
                break
            default: Issue.record("\(kind) refused as \(String(describing: error))")
            }
            for one in pair { _ = try world.state.batch(others + [one]) }
        }
    }

    @Test(arguments: UInt64(0)..<16)
    func `batches in conflict make no block`(seed: UInt64) throws {
        var world = try SmallWorld(seed: seed)
        for kind in ConflictKind.allCases {
            let batches = try world.conflict(kind).map { try world.state.batch([$0]) }
            #expect(throws: BlockRefusal.self) { try world.propose(batches) }
        }
    }

    /// Transactions `0..<n`; each consumes a note of one before it.
    private func tower(_ count: Int, in world: inout SmallWorld) throws -> [ProvenTransaction] {
        var tower = [try world.independentTransaction()]
        while tower.count < count {
            let account = try world.account()
            let made = try #require(tower.last?.outputNotes.notes.first)
            tower.append(
                try world.transaction(
                    account,
                    inputs: [world.input(made)],
                    outputs: [world.note(from: account)]
                )
            )
        }
        return tower
    }

    @Test(arguments: UInt64(0)..<16)
    func `a note consumed after it is made is erased, before it refused`(seed: UInt64) throws {
        var world = try SmallWorld(seed: seed)
        let tower = try tower(5, in: &world)
        let batch = try world.state.batch(tower)
        #expect(batch.inputNotes.nullifiers == tower[0].inputNotes.nullifiers)
        #expect(batch.outputNotes.map(\.id) == tower[4].outputNotes.notes.map(\.id))
        let order = Array(tower.indices).shuffled(using: &world.random)
        guard order != Array(tower.indices) else { return }
        let error = #expect(throws: BatchRefusal.self) {
            try world.state.batch(order.map { tower[$0] })
        }
        guard case .notes(.consumedBeforeCreated) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test(arguments: UInt64(0)..<8)
    func `a tower cut into batches has the same block effect as in one`(seed: UInt64) throws {
        var world = try SmallWorld(seed: seed)
        let tower = try tower(9, in: &world)
        let whole = try world.propose([world.state.batch(tower)])
        let cut = Int.random(in: 1..<9, using: &world.random)
        let parts = try [tower[..<cut], tower[cut...]].map { try world.state.batch(Array($0)) }
        let split = try world.propose(parts)
        #expect(split.proposal.nullifiers == whole.proposal.nullifiers)
        #expect(split.proposal.accountUpdates == whole.proposal.accountUpdates)
        let ids = split.proposal.outputNoteBatches.flatMap { $0.notes.map(\.note.id) }
        #expect(ids == whole.proposal.outputNoteBatches.flatMap { $0.notes.map(\.note.id) })
        let error = #expect(throws: BlockRefusal.self) { try world.propose(parts.reversed()) }
        guard case .notes(.consumedBeforeCreated) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}

/// What two transactions may not have in common.
enum ConflictKind: CaseIterable { case nullifier, outputNote, accountState, same }

extension SmallWorld {
    /// Two transactions of which one may be in a block.
    mutating func conflict(_ kind: ConflictKind) throws -> [ProvenTransaction] {
        let (one, two) = (try account(), try account())
        switch kind {
        case .nullifier:
            let input = input()
            return [
                try transaction(one, inputs: [input]), try transaction(two, inputs: [input]),
            ]
        case .outputNote:
            let note = try note(from: one)
            return [
                try transaction(one, outputs: [note]), try transaction(two, outputs: [note]),
            ]
        case .accountState:
            return [
                try transaction(one, inputs: [input()]), try transaction(one, inputs: [input()]),
            ]
        case .same:
            let transaction = try transaction(one, inputs: [input()])
            return [transaction, transaction]
        }
    }
}
