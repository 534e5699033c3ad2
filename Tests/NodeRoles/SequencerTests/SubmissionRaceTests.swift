// SPDX-License-Identifier: MIT

import Foundation
import NodeInterfaces
import ProtocolTypes
import RecordedNetwork
import Sequencer
import Store
import Testing

/// What may happen while a transaction is on its way to the disk.
@Suite struct SubmissionRaceTests {
    private let spine: Spine

    init() throws { spine = try Spine() }

    private func refusal(
        _ sequencer: Sequencer,
        _ name: String
    ) async throws -> SubmissionError? {
        let bytes = try spine.pending(name).bytes
        do throws(SubmissionError) {
            _ = try await sequencer.submit(bytes)
            return nil
        } catch { return error }
    }

    /// Waits for what must happen soon.
    private func wait(until isReached: () async -> Bool) async throws {
        for _ in 0..<4_000 {
            if await isReached() { return }
            try await Task.sleep(for: .milliseconds(1))
        }
        Issue.record("waited in vain")
    }

    /// Waits until the mempool holds so many.
    private func wait(for count: Int, in sequencer: Sequencer) async throws {
        try await wait { await sequencer.overview().ids.count >= count }
    }

    private func node() async throws -> (Store, ScriptedSigner, Sequencer, DiskFaults) {
        let store = try await spine.openStore()
        let signer = ScriptedSigner(key: spine.key)
        let sequencer = try await spine.sequencer(store, signer, verifies: false)
        return (store, signer, sequencer, DiskFaults(folder: spine.folder.path))
    }

    @Test func `a block leaves out what is not on disk yet`() async throws {
        defer { spine.remove() }
        let (store, signer, sequencer, disk) = try await node()
        _ = try await sequencer.submit(spine.pending("p00_consume").bytes)
        #expect(disk.holdWrites())
        async let late = refusal(sequencer, "p01_consume")
        try await wait(for: 2, in: sequencer)
        let lateID = try spine.pending("p01_consume").id
        let early = await sequencer.status(of: lateID)
        #expect(early == .received, "nothing is promised before it is on disk")
        async let sealed = sequencer.sealBlock()
        try await wait { await !signer.proposals.isEmpty }
        #expect(disk.releaseWrites())
        #expect(try await late == nil)
        #expect(try await sealed.body.transactions.map(\.id) == [spine.pending("p00_consume").id])
        #expect(await sequencer.status(of: lateID) == .verified)
        #expect(try await sequencer.sealBlock().body.transactions.map(\.id) == [lateID])
        #expect(try store.integrityFaults().isEmpty)
    }

    @Test func `a duplicate is acknowledged only with the first`() async throws {
        defer { spine.remove() }
        let (_, _, sequencer, disk) = try await node()
        #expect(disk.fail("journal"))
        #expect(disk.holdWrites())
        async let first = refusal(sequencer, "p00_consume")
        async let second = refusal(sequencer, "p00_consume")
        try await wait(for: 1, in: sequencer)
        #expect(disk.releaseWrites())
        for refusal in [try await first, try await second] {
            guard case .unavailable = refusal else {
                Issue.record("nothing that is not on disk is acknowledged")
                continue
            }
        }
        #expect(await sequencer.overview().ids.isEmpty)
        #expect(await sequencer.status(of: try spine.pending("p00_consume").id) == nil)
        #expect(disk.heal("journal"))
        #expect(try await refusal(sequencer, "p00_consume") == nil)
    }

    @Test func `what builds on a transaction that could not be written goes with it`() async throws
    {
        defer { spine.remove() }
        let (store, _, sequencer, disk) = try await node()
        let (base, dependent) = (try spine.pending("p00_consume"), try spine.pending("q00_second"))
        #expect(disk.fail("journal", id: base.id.hex))
        #expect(disk.holdWrites())
        async let first = refusal(sequencer, base.name)
        try await wait(for: 1, in: sequencer)
        async let second = refusal(sequencer, dependent.name)
        try await wait(for: 2, in: sequencer)
        #expect(disk.releaseWrites())
        guard case .unavailable = try await first else {
            Issue.record("the first was not written")
            return
        }
        guard case .notAdmitted(.accountConflict) = try await second else {
            Issue.record("the second has nothing to build on")
            return
        }
        #expect(await sequencer.overview().ids.isEmpty)
        let journaled = try store.read { (snapshot) throws(DatabaseError) in
            try snapshot.journaled(limit: 10).count
        }
        #expect(journaled == 0)
        #expect(disk.heal("journal"))
        #expect(try await refusal(sequencer, base.name) == nil)
        #expect(try await refusal(sequencer, dependent.name) == nil)
        #expect(try await sequencer.sealBlock().body.transactions.count == 2)
    }

    @Test func `a journal that fails while a block is stored drops nothing of the block`()
        async throws
    {
        defer { spine.remove() }
        let (store, signer, sequencer, disk) = try await node()
        let names = ["p00_consume", "q00_second"]
        for name in names { _ = try await sequencer.submit(spine.pending(name).bytes) }
        #expect(disk.fail("journal"))
        for _ in 0..<5 {
            #expect(disk.holdWrites())
            let before = await signer.proposals.count
            async let sealed = sequencer.sealBlock()
            try await wait { await signer.proposals.count > before }
            async let failing = refusal(sequencer, "p01_consume")
            try await Task.sleep(for: .milliseconds(3))
            #expect(disk.releaseWrites())
            _ = try await (sealed, failing)
        }
        for name in names {
            let id = try spine.pending(name).id
            guard case .committed = await sequencer.status(of: id) else {
                Issue.record("\(name) is in a block")
                continue
            }
            let drop = try store.read { (snapshot) throws(DatabaseError) in
                try snapshot.drop(of: id)
            }
            #expect(drop == nil)
        }
    }
    @Test func `a block that is stored unnoticed makes no drops`() async throws {
        defer { spine.remove() }
        let (store, signer, sequencer, disk) = try await node()
        let (base, late) = (try spine.pending("p00_consume"), try spine.pending("p02_consume"))
        for pending in [base, late] { _ = try await sequencer.submit(pending.bytes) }
        let proposal = try await spine.proposals([[base.name]])[0]
        _ = try await signer.sign(proposal)
        let block = try #require(try await signer.lastSigned())
        try await store.apply(block)

        #expect(disk.fail("journal"))
        #expect(try await refusal(sequencer, "p01_consume") != nil)
        #expect(await sequencer.overview().ids == [late.id])
        #expect(await sequencer.status(of: base.id) == .committed(block.header.number))
        let drop = try store.read { (snapshot) throws(DatabaseError) in
            try snapshot.drop(of: base.id)
        }
        #expect(drop == nil)
        #expect(try await sequencer.sealBlock().body.transactions.map(\.id) == [late.id])
    }
}
