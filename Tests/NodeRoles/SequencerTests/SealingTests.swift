// SPDX-License-Identifier: MIT

import BlockAssembly
import ByteCoding
import FieldArithmetic
import Foundation
import NodeInterfaces
import ProtocolTypes
import RecordedNetwork
import Sequencer
import Store
import TestSupport
import Testing

/// What becomes of a block when the validator or the disk fails on the way.
@Suite struct SealingTests {
    private let spine: Spine

    init() throws { spine = try Spine() }

    private func failure(_ sequencer: Sequencer) async -> SealingFailure? {
        do throws(SealingFailure) {
            try await sequencer.sealBlock()
            return nil
        } catch { return error }
    }

    private func node() async throws -> (Store, ScriptedSigner, Sequencer) {
        let store = try await spine.openStore()
        let signer = ScriptedSigner(key: spine.key)
        let sequencer = try await spine.sequencer(store, signer, verifies: false)
        return (store, signer, sequencer)
    }

    @Test func `a validator that is away costs no transaction`() async throws {
        defer { spine.remove() }
        let (_, signer, sequencer) = try await node()
        let pending = try spine.pending("p00_consume")
        _ = try await sequencer.submit(pending.bytes)
        await signer.script(Array(repeating: .unavailable, count: 10))
        for _ in 0..<10 {
            #expect(
                await failure(sequencer) == .signer(.unavailable(reason: "scripted"))
            )
            #expect(await sequencer.status(of: pending.id) == .verified)
        }
        let block = try await sequencer.sealBlock()
        #expect(block.body.transactions.map(\.id) == [pending.id])
    }

    @Test func `a signature whose answer was lost is taken over`() async throws {
        defer { spine.remove() }
        let (store, signer, sequencer) = try await node()
        let (first, second) = (try spine.pending("p00_consume"), try spine.pending("p01_consume"))
        _ = try await sequencer.submit(first.bytes)
        await signer.script([.losesAnswer])
        #expect(await failure(sequencer) != nil)
        // The next proposal differs, so the validator refuses it.
        _ = try await sequencer.submit(second.bytes)
        let block = try await sequencer.sealBlock()
        #expect(block.body.transactions.map(\.id) == [first.id])
        #expect(await sequencer.overview().ids == [second.id])
        #expect(try await sequencer.sealBlock().body.transactions.map(\.id) == [second.id])
        #expect(try store.integrityFaults().isEmpty)
    }

    @Test func `a signed block that could not be stored is taken over`() async throws {
        defer { spine.remove() }
        let (store, _, sequencer) = try await node()
        let disk = DiskFaults(folder: spine.folder.path)
        let (first, second) = (try spine.pending("p00_consume"), try spine.pending("p01_consume"))
        _ = try await sequencer.submit(first.bytes)
        #expect(disk.fail("blocks"))
        for _ in 0..<3 {
            guard case .refused(.database) = await failure(sequencer) else {
                Issue.record("the block cannot be stored")
                return
            }
            #expect(await sequencer.status(of: first.id) == .verified)
        }
        _ = try await sequencer.submit(second.bytes)
        #expect(disk.heal("blocks"))
        #expect(try await sequencer.sealBlock().body.transactions.map(\.id) == [first.id])
        #expect(try await sequencer.sealBlock().body.transactions.map(\.id) == [second.id])
        #expect(try store.integrityFaults().isEmpty)
    }

    @Test func `only one block is made at a time`() async throws {
        defer { spine.remove() }
        let (_, signer, sequencer) = try await node()
        await signer.script([.held])
        async let first = sequencer.sealBlock()
        while await signer.proposals.isEmpty { await Task.yield() }
        #expect(await failure(sequencer) == .busy)
        await #expect(throws: SealingFailure.busy) { try await sequencer.recoverSignedBlock() }
        await signer.release()
        _ = try await first
        #expect(await failure(sequencer) == nil)
    }

    @Test func `a drop that cannot be written is told all the same, and written later`()
        async throws
    {
        defer { spine.remove() }
        let (store, _, sequencer) = try await node()
        let disk = DiskFaults(folder: spine.folder.path)
        let twins = try accountsOfOnePrefix()
        for bytes in twins { _ = try await sequencer.submit(bytes) }
        let dropped = try ProvenTransaction(decoding: twins[1]).id
        #expect(disk.fail("drops"))
        #expect(await failure(sequencer) != nil)
        guard case .dropped("unsealable", _) = await sequencer.status(of: dropped) else {
            Issue.record("the drop is told from memory")
            return
        }
        #expect(disk.heal("drops"))
        #expect(await failure(sequencer) == nil)
        let drop = try store.read { (snapshot) throws(DatabaseError) in
            try snapshot.drop(of: dropped)
        }
        #expect(drop?.code == "unsealable")
    }

    @Test func `a transaction with which no block can be made does not hold up the others`()
        async throws
    {
        defer { spine.remove() }
        let (store, _, sequencer) = try await node()
        let twins = try accountsOfOnePrefix()
        let ids = try twins.map { try ProvenTransaction(decoding: $0).id }
        let (before, after) = (try spine.pending("p00_consume"), try spine.pending("p01_consume"))
        for bytes in [before.bytes] + twins + [after.bytes] {
            _ = try await sequencer.submit(bytes)
        }
        guard case .staleWitnesses(.accountPrefixTaken) = await failure(sequencer) else {
            Issue.record("two accounts of one prefix fit in no block")
            return
        }
        let block = try await sequencer.sealBlock()
        #expect(block.body.transactions.map(\.id) == [before.id, ids[0], after.id])
        guard case .dropped("unsealable", _) = await sequencer.status(of: ids[1]) else {
            Issue.record("the second of the two is dropped")
            return
        }
        #expect(try store.integrityFaults().isEmpty)
    }

    @Test func `a restart under narrower limits keeps what was acknowledged`() async throws {
        defer { spine.remove() }
        var acknowledged: [TransactionID] = []
        do {
            let (_, _, sequencer) = try await node()
            for pending in spine.independent {
                acknowledged.append(try await sequencer.submit(pending.bytes).id)
            }
        }
        var limits = MempoolLimits()
        limits.transactionsMax = 2
        limits.bytesMax = 1
        let store = try await spine.openStore()
        let signer = ScriptedSigner(key: spine.key)
        let sequencer = try await spine.sequencer(store, signer, limits: limits, verifies: false)
        #expect(await sequencer.overview().ids == acknowledged)
        let code = try await refusalCode(sequencer, "q00_second")
        #expect(code == "mempool_full")
    }

    private func refusalCode(_ sequencer: Sequencer, _ name: String) async throws -> String? {
        let bytes = try spine.pending(name).bytes
        do throws(SubmissionError) {
            _ = try await sequencer.submit(bytes)
            return nil
        } catch { return error.code }
    }

    /// First transactions of two accounts whose ids differ in their suffix only; unproven.
    private func accountsOfOnePrefix() throws -> [[UInt8]] {
        try [1, 2].map { try spine.unproven($0).encodedBytes }
    }
}
