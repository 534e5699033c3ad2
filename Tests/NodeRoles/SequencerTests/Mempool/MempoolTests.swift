// SPDX-License-Identifier: MIT

import FieldArithmetic
import NodeInterfaces
import ProtocolTypes
import Sequencer
import Testing

@Suite struct MempoolTests {
    private var world = MempoolWorld(accounts: [1: 5, 2: 7], spent: [50], notes: [50, 60])

    private func admit(
        _ transaction: WorldTransaction,
        to mempool: inout Mempool
    ) throws -> AdmissionError? {
        let pending = try transaction.pending()
        let before = mempool.transactions
        do {
            try mempool.admit(pending, facts: world.facts(about: pending))
            #expect(mempool.transactions == before + [pending])
            return nil
        } catch {
            #expect(mempool.transactions == before, "a refusal changes nothing")
            return error
        }
    }

    private func filled(_ transactions: WorldTransaction...) throws -> Mempool {
        var mempool = Mempool()
        for transaction in transactions { #expect(try admit(transaction, to: &mempool) == nil) }
        return mempool
    }

    private func ids(_ numbers: Int...) -> [TransactionID] {
        numbers.map { TransactionID(MempoolWorld.word($0)) }
    }

    @Test func `a transaction must live beyond the slack`() throws {
        var mempool = Mempool()
        let late = WorldTransaction(id: 1, expiration: 12)
        #expect(try admit(late, to: &mempool) == .expired(expiration: 12, tip: 10))
        #expect(try admit(WorldTransaction(id: 2, expiration: 13), to: &mempool) == nil)
    }

    @Test func `a block that is being made brings the end nearer`() throws {
        var mempool = Mempool()
        let pending = try WorldTransaction(id: 1, expiration: 13).pending()
        let facts = MempoolWorld().facts(about: pending)
        #expect(throws: AdmissionError.expired(expiration: 13, tip: 11)) {
            try mempool.admit(pending, facts: facts, sealing: 11)
        }
        // Once it is on disk, it counts once.
        try mempool.admit(pending, facts: facts, sealing: 10)
    }

    @Test func `a network account is moved by the network alone once it is on chain`() throws {
        var world = world
        world.networkAccounts = [1]
        let user = try WorldTransaction(id: 1, account: 1, from: 5, to: 6).pending()
        let refusal = AdmissionError.networkAccountRestricted(user.account)
        var mempool = Mempool()
        #expect(throws: refusal) { try mempool.admit(user, facts: world.facts(about: user)) }
        // What was let in at the door, by whomever, comes back after a restart.
        try mempool.readmit(user, facts: world.facts(about: user))
        #expect(mempool.transactions == [user])
    }

    @Test func `a network account that is about to be on chain counts as one`() throws {
        var mempool = try filled(
            WorldTransaction(id: 1, account: 8, to: 3, deploysNetworkAccount: true),
            WorldTransaction(id: 2, account: 9, to: 3),
            WorldTransaction(id: 3, account: 9, from: 3, to: 4)
        )
        let next = WorldTransaction(id: 4, account: 8, from: 3, to: 4)
        let account = try MempoolWorld.account(8)
        #expect(try admit(next, to: &mempool) == .networkAccountRestricted(account))
    }

    @Test func `a note is consumed once, by block or mempool`() throws {
        var mempool = try filled(WorldTransaction(id: 1, consumed: [3]))
        let old = WorldTransaction(id: 2, account: 4, consumed: [50])
        let second = WorldTransaction(id: 3, account: 5, consumed: [4, 3])
        #expect(
            try admit(old, to: &mempool)
                == .nullifierSpent(MempoolWorld.nullifier(50), by: .committed)
        )
        #expect(
            try admit(second, to: &mempool)
                == .nullifierSpent(MempoolWorld.nullifier(3), by: .pending(ids(1)[0]))
        )
    }

    @Test func `a note is created once, by block or mempool`() throws {
        var mempool = try filled(WorldTransaction(id: 1, created: [3]))
        let old = WorldTransaction(id: 2, account: 4, created: [60])
        let second = WorldTransaction(id: 3, account: 5, created: [4, 3])
        #expect(
            try admit(old, to: &mempool)
                == .outputNoteExists(MempoolWorld.note(60), by: .committed)
        )
        #expect(
            try admit(second, to: &mempool)
                == .outputNoteExists(MempoolWorld.note(3), by: .pending(ids(1)[0]))
        )
    }

    @Test func `a note without proof is in a block or pending`() throws {
        var mempool = try filled(WorldTransaction(id: 1, created: [3]))
        let unknown = WorldTransaction(id: 2, account: 4, consumed: [9], unproven: [9])
        let own = WorldTransaction(id: 3, account: 4, consumed: [8], unproven: [8], created: [8])
        let committed = WorldTransaction(id: 4, account: 4, consumed: [60], unproven: [60])
        let pending = WorldTransaction(id: 5, account: 5, consumed: [3], unproven: [3])
        #expect(
            try admit(unknown, to: &mempool) == .unauthenticatedNoteMissing(MempoolWorld.note(9))
        )
        #expect(try admit(own, to: &mempool) == .unauthenticatedNoteMissing(MempoolWorld.note(8)))
        #expect(try admit(committed, to: &mempool) == nil)
        #expect(try admit(pending, to: &mempool) == nil)
    }

    @Test func `an account goes on from block, mempool or nothing`() throws {
        var mempool = Mempool()
        func conflict(_ account: Int, expected: Int, current: Int) throws -> AdmissionError {
            .accountConflict(
                account: try MempoolWorld.account(account),
                expected: MempoolWorld.word(expected),
                current: MempoolWorld.word(current)
            )
        }
        let stale = WorldTransaction(id: 1, account: 1, from: 4, to: 6)
        #expect(try admit(stale, to: &mempool) == conflict(1, expected: 4, current: 5))
        let next = WorldTransaction(id: 2, account: 1, from: 5, to: 6)
        #expect(try admit(next, to: &mempool) == nil)
        let rival = WorldTransaction(id: 3, account: 1, from: 5, to: 8)
        #expect(try admit(rival, to: &mempool) == conflict(1, expected: 5, current: 6))
        let after = WorldTransaction(id: 4, account: 1, from: 6, to: 9)
        #expect(try admit(after, to: &mempool) == nil)
        let created = WorldTransaction(id: 5, account: 9, from: 0, to: 1)
        #expect(try admit(created, to: &mempool) == nil)
        let again = WorldTransaction(id: 6, account: 2, from: 0, to: 1)
        #expect(try admit(again, to: &mempool) == conflict(2, expected: 0, current: 7))
    }

    @Test func `transactions that leave the account as it was all fit, before and after another`()
        throws
    {
        var mempool = Mempool()
        for id in 1...3 {
            let passing = WorldTransaction(id: id, account: 1, from: 5, to: 5, consumed: [id])
            #expect(try passing.pending().isPassThrough)
            #expect(try admit(passing, to: &mempool) == nil)
        }
        let change = WorldTransaction(id: 4, account: 1, from: 5, to: 6)
        #expect(try admit(change, to: &mempool) == nil)
        let late = WorldTransaction(id: 5, account: 1, from: 5, to: 5, consumed: [5])
        #expect(try admit(late, to: &mempool)?.code == "account_conflict")
        let fitting = WorldTransaction(id: 6, account: 1, from: 6, to: 6, consumed: [6])
        #expect(try admit(fitting, to: &mempool) == nil)
    }

    @Test func `count and bytes are bounded at the door only`() throws {
        var limits = MempoolLimits()
        limits.transactionsMax = 2
        var mempool = Mempool(limits: limits)
        for id in 1...2 {
            let transaction = WorldTransaction(id: id, account: id + 2)
            #expect(try admit(transaction, to: &mempool) == nil)
        }
        let third = WorldTransaction(id: 3, account: 5)
        #expect(try admit(third, to: &mempool) == .mempoolFull(limit: 2))
        let pending = try third.pending()
        try mempool.readmit(pending, facts: world.facts(about: pending))
        #expect(mempool.transactions.count == 3)

        limits.bytesMax = 25
        mempool = Mempool(limits: limits)
        #expect(try admit(WorldTransaction(id: 1, account: 3), to: &mempool) == nil)
        let big = WorldTransaction(id: 2, account: 4, byteCount: 16)
        #expect(try admit(big, to: &mempool)?.code == "mempool_full")
        #expect(try admit(WorldTransaction(id: 2, account: 4, byteCount: 15), to: &mempool) == nil)
        #expect(mempool.byteCount == 25)
    }

    @Test func `every refusal has a code of its own and a detail`() throws {
        let note = MempoolWorld.note(1)
        let nullifier = MempoolWorld.nullifier(1)
        let refusals: [AdmissionError] = [
            .expired(expiration: 1, tip: 2), .nullifierSpent(nullifier, by: .committed),
            .outputNoteExists(note, by: .pending(ids(1)[0])), .unauthenticatedNoteMissing(note),
            .accountConflict(
                account: try MempoolWorld.account(1),
                expected: .zero,
                current: MempoolWorld.word(1)
            ),
            .mempoolFull(limit: 3),
        ]
        #expect(Set(refusals.map(\.code)).count == refusals.count)
        #expect(Set(refusals.map(\.detail)).count == refusals.count)
    }
}

extension MempoolTests {
    @Test func `batches are cut by count, notes and bytes, in arrival order`() throws {
        var limits = MempoolLimits()
        limits.transactionsPerBatch = 2
        limits.notesPerBatch = 3
        limits.batchesPerBlock = 4
        var mempool = Mempool(limits: limits)
        let transactions = [
            WorldTransaction(id: 1, account: 11), WorldTransaction(id: 2, account: 12),
            WorldTransaction(id: 3, account: 13, consumed: [1, 2]),
            WorldTransaction(id: 4, account: 14, consumed: [3, 4]),
            WorldTransaction(id: 5, account: 15, created: [5, 6, 7, 8]),
            WorldTransaction(id: 6, account: 16), WorldTransaction(id: 7, account: 17),
        ]
        for transaction in transactions { #expect(try admit(transaction, to: &mempool) == nil) }
        // The fifth exceeds a batch on its own, so nothing joins it; then the batches are used up.
        #expect(mempool.nextBatches() == [ids(1, 2), ids(3), ids(4), ids(5)])
        #expect(mempool.nextBatches(before: Set(ids(4))) == [ids(1, 2), ids(3)])
        #expect(mempool.nextBatches(before: Set(ids(1))) == [])

        limits.bytesPerBlock = 35
        mempool = Mempool(limits: limits)
        for transaction in transactions { #expect(try admit(transaction, to: &mempool) == nil) }
        #expect(mempool.nextBatches() == [ids(1, 2), ids(3)])
        limits.bytesPerBlock = 5
        mempool = Mempool(limits: limits)
        #expect(try admit(transactions[0], to: &mempool) == nil)
        #expect(mempool.nextBatches() == [ids(1)], "one too big does not wait forever")
    }

    @Test func `a rebuild drops what no longer holds, with all that builds on it`() throws {
        let mempool = try filled(
            WorldTransaction(id: 1, account: 1, from: 5, to: 6, created: [3]),
            WorldTransaction(id: 2, account: 1, from: 6, to: 7),
            WorldTransaction(id: 3, account: 2, from: 7, to: 8, consumed: [3], unproven: [3]),
            WorldTransaction(id: 4, account: 2, from: 8, to: 9),
            WorldTransaction(id: 5, account: 9, consumed: [9])
        )
        var rebuilt = mempool
        let drops = rebuilt.rebuild(without: Set(ids(1))) { world.facts(about: $0) }
        #expect(drops.map(\.id) == ids(2, 3, 4))
        #expect(
            drops.map(\.reason.code) == [
                "account_conflict", "unauthenticated_note_missing", "account_conflict",
            ]
        )
        #expect(rebuilt.transactions.map(\.id) == ids(5))

        var later = world
        later.spent.insert(9)
        rebuilt = mempool
        let spent = rebuilt.rebuild(without: []) { later.facts(about: $0) }
        #expect(
            spent == [
                Mempool.Drop(
                    id: ids(5)[0],
                    reason: .nullifierSpent(MempoolWorld.nullifier(9), by: .committed)
                )
            ]
        )
        #expect(rebuilt.transactions.map(\.id) == ids(1, 2, 3, 4))
    }

    @Test func `inside, a transaction lives to its last block`() throws {
        var mempool = try filled(WorldTransaction(id: 1, account: 9, expiration: 13))
        var later = world
        for tip: UInt32 in 11...12 {
            later.tip = tip
            #expect(mempool.rebuild(without: []) { later.facts(about: $0) }.isEmpty)
        }
        later.tip = 13
        let drops = mempool.rebuild(without: []) { later.facts(about: $0) }
        #expect(drops.map(\.reason) == [.expired(expiration: 13, tip: 13)])
    }

    @Test func `a rebuild that cannot read changes nothing`() throws {
        struct Unreadable: Error {}
        var mempool = try filled(WorldTransaction(id: 1), WorldTransaction(id: 2, account: 3))
        let before = mempool.transactions
        #expect(throws: Unreadable.self) {
            _ = try mempool.rebuild(without: Set(ids(1))) {
                (pending) throws(Unreadable) -> ChainFacts in
                throw Unreadable()
            }
        }
        #expect(mempool.transactions == before)
    }
}
