// SPDX-License-Identifier: MIT

import NodeInterfaces
import ProtocolTypes
import Sequencer
import TestSupport
import Testing

/// A mempool on a small world, beside a list that is replayed by the letter.
private struct MempoolSimulation {
    private var generator: SeededGenerator
    private var world = MempoolWorld(accounts: [0: 1, 1: 1], notes: [0, 1])
    private var mempool: Mempool
    private var waiting: [WorldTransaction] = []
    private var nextID = 1
    private var nextState = 100
    /// The codes of all refusals and drops.
    private(set) var codes: Set<String> = []

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
        var limits = MempoolLimits()
        limits.transactionsMax = 6
        limits.transactionsPerBatch = 3
        limits.notesPerBatch = 4
        limits.batchesPerBlock = 2
        mempool = Mempool(limits: limits)
    }

    private mutating func number(_ limit: Int) -> Int { Int(generator.next() % UInt64(limit)) }

    private mutating func some(_ limit: Int) -> [Int] {
        Array(Set((0..<number(limit)).map { _ in number(12) }))
    }

    /// The chain behind all that wait.
    private var pendingWorld: MempoolWorld {
        var replay = world
        for transaction in waiting { replay.run(transaction) }
        return replay
    }

    mutating func step() throws {
        switch number(10) {
        case 0: try seal()
        case 1: try foreignBlock()
        case 2: try withdraw()
        default: try submit()
        }
        try check()
    }

    private mutating func submit() throws {
        let account = number(4)
        let state = pendingWorld.accounts[account] ?? 0
        nextState += 1
        let consumed = some(3)
        var transaction = WorldTransaction(id: nextID, account: account)
        transaction.from = number(5) == 0 ? 1 : state
        transaction.to = number(4) == 0 ? transaction.from : nextState
        transaction.consumed = consumed
        transaction.unproven = consumed.filter { _ in number(2) == 0 }
        transaction.created = some(3).filter { !consumed.contains($0) }
        transaction.expiration = world.tip + UInt32(1 + number(9))
        nextID += 1
        let pending = try transaction.pending()
        let isFull = waiting.count >= mempool.limits.transactionsMax
        let faults = pendingWorld.faults(of: transaction, slack: mempool.limits.expirationSlack)
        do {
            try mempool.admit(pending, facts: world.facts(about: pending))
            #expect(faults.isEmpty && !isFull)
            waiting.append(transaction)
        } catch {
            codes.insert(error.code)
            #expect(isFull ? error.code == "mempool_full" : faults.contains(error.code))
        }
    }

    /// A block of the next batches, or of a part of them.
    private mutating func seal() throws {
        let batches = mempool.nextBatches()
        for batch in batches {
            #expect((1...mempool.limits.transactionsPerBatch).contains(batch.count))
        }
        let ids = batches.flatMap { $0 }
        #expect(ids == mempool.transactions.prefix(ids.count).map(\.id), "a prefix")
        let count = number(2) == 0 ? ids.count : number(ids.count + 1)
        world.seal(Array(waiting[..<count]))
        try rebuild(without: Set(ids[..<count]))
    }

    /// Something happens to the chain that the mempool knows nothing of.
    private mutating func foreignBlock() throws {
        switch number(3) {
        case 0: world.spent.insert(number(12))
        case 1: world.notes.insert(number(12))
        default: world.accounts[number(4)] = nextState + 1_000
        }
        world.tip += 1
        try rebuild(without: [])
    }

    private mutating func withdraw() throws {
        guard !waiting.isEmpty else { return }
        let transaction = waiting[number(waiting.count)]
        try rebuild(without: [TransactionID(MempoolWorld.word(transaction.id))])
    }

    private mutating func rebuild(without removed: Set<TransactionID>) throws {
        let drops = mempool.rebuild(without: removed) { world.facts(about: $0) }
        var reasons: [TransactionID: String] = [:]
        for drop in drops { reasons[drop.id] = drop.reason.code }
        codes.formUnion(reasons.values)
        var replay = world
        var kept: [WorldTransaction] = []
        for transaction in waiting {
            let id = TransactionID(MempoolWorld.word(transaction.id))
            if removed.contains(id) { continue }
            let faults = replay.faults(of: transaction)
            if faults.isEmpty {
                #expect(reasons[id] == nil, "what holds is not dropped")
                replay.run(transaction)
                kept.append(transaction)
            } else {
                #expect(faults.contains(reasons[id] ?? ""), "what is lost is dropped, and why")
            }
        }
        #expect(drops.count + kept.count + removed.count == waiting.count)
        waiting = kept
    }

    /// All that wait can be replayed in their order, so any prefix can.
    private func check() throws {
        #expect(mempool.transactions == (try waiting.map { try $0.pending() }), "arrival order")
        #expect(mempool.byteCount == waiting.reduce(0) { $0 + $1.byteCount })
        var replay = world
        for transaction in waiting {
            #expect(replay.faults(of: transaction).isEmpty)
            replay.run(transaction)
        }
    }
}

@Suite struct MempoolSimulationTests {
    @Test func `any prefix of the mempool fits on the chain, and nothing is lost without a reason`()
        throws
    {
        var codes: Set<String> = []
        for seed in UInt64(0)..<200 {
            var simulation = MempoolSimulation(seed: seed)
            for _ in 0..<150 { try simulation.step() }
            codes.formUnion(simulation.codes)
        }
        #expect(
            codes == [
                "expired", "nullifier_spent", "output_note_exists",
                "unauthenticated_note_missing", "account_conflict", "mempool_full",
            ],
            "all that can happen has happened"
        )
    }
}
