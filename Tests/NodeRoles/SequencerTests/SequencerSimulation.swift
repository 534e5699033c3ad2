// SPDX-License-Identifier: MIT

import BlockAssembly
import ByteCoding
import Foundation
import NodeInterfaces
import ProtocolTypes
import RecordedNetwork
import Sequencer
import Store
import TestSupport
import Testing

/// A sequencer over a real store, driven by one seed through failures of validator and disk.
struct SequencerSimulation {
    private var generator: SeededGenerator
    private let spine: Spine
    private let signer: ScriptedSigner
    private var disk: DiskFaults
    private var node: (store: Store, sequencer: Sequencer)?
    private var failing: Set<String> = []
    /// The transactions whose submission was answered with a receipt.
    private var acknowledged: Set<TransactionID> = []
    private(set) var restartCount = 0
    private(set) var takeoverCount = 0

    private static let tables = ["journal", "blocks", "drops"]

    /// Starts on a copy of a folder that holds the recorded chain.
    init(seed: UInt64, template: URL) async throws {
        generator = SeededGenerator(seed: seed)
        spine = try Spine()
        try FileManager.default.copyItem(at: template, to: spine.folder)
        signer = ScriptedSigner(key: spine.key)
        disk = DiskFaults(folder: spine.folder.path)
        try await start()
    }

    func remove() { spine.remove() }

    private mutating func number(_ limit: Int) -> Int { Int(generator.next() % UInt64(limit)) }

    private mutating func start() async throws {
        var limits = MempoolLimits()
        limits.transactionsPerBatch = 2
        limits.batchesPerBlock = 2
        let store = try await spine.openStore()
        let sequencer = try await spine.sequencer(store, signer, limits: limits, verifies: false)
        node = (store, sequencer)
    }

    mutating func step() async throws {
        switch number(13) {
        case 0: try await restart()
        case 12: try await die()
        case 1: failDisk()
        case 2: healDisk()
        case 3: try await scriptSigner()
        case 4...7: try await seal(submitting: number(3))
        default: try await seal(submitting: nil)
        }
        try await check()
    }

    /// The process dies when a block is signed, but not stored.
    private mutating func die() async throws {
        await signer.script([.losesAnswer])
        try await seal(submitting: number(3))
        try await restart()
    }

    /// The process dies between two jobs and comes back; half of the time it looks for a block
    /// that was signed before it takes anything.
    private mutating func restart() async throws {
        // A process that cannot write drops at its start comes back later.
        node = nil
        restartCount += 1
        try await start()
        if number(2) == 0, let node, (try? await node.sequencer.recoverSignedBlock()) != nil {
            takeoverCount += 1
        }
    }

    private mutating func failDisk() {
        let table = Self.tables[number(Self.tables.count)]
        #expect(disk.fail(table))
        failing.insert(table)
    }

    private mutating func healDisk() {
        for table in failing { #expect(disk.heal(table)) }
        failing = []
    }

    private mutating func scriptSigner() async throws {
        var faults: [ScriptedSigner.Fault] = []
        for _ in 0..<number(4) {
            faults.append([.unavailable, .losesAnswer, .slow][number(3)])
        }
        await signer.script(faults)
    }

    /// Makes a block while transactions arrive, or only lets transactions arrive.
    private mutating func seal(submitting count: Int?) async throws {
        guard let sequencer = node?.sequencer else { return }
        var arriving: [Spine.Pending] = []
        for _ in 0..<(count ?? 1 + number(4)) {
            arriving.append(spine.pending[number(spine.pending.count)])
        }
        let isSealing = count != nil
        let (signer, before) = (signer, await signer.proposals.count)
        let accepted = await withTaskGroup(of: TransactionID?.self) { group in
            if isSealing {
                group.addTask {
                    _ = try? await sequencer.sealBlock()
                    return nil
                }
            }
            for pending in arriving {
                group.addTask { (try? await sequencer.submit(pending.bytes))?.id }
            }
            return await group.reduce(into: Set<TransactionID>()) { ids, id in
                if let id { ids.insert(id) }
            }
        }
        acknowledged.formUnion(accepted)
        if isSealing { #expect(await signer.proposals.count <= before + 1) }
    }

    /// What was acknowledged waits, is in a block, or was dropped and it is known why.
    private func check() async throws {
        guard let node else { return }
        for id in acknowledged {
            let status = await node.sequencer.status(of: id)
            #expect(status != nil, "\(id.hex) is lost")
        }
        let waiting = await node.sequencer.overview().ids
        #expect(Set(waiting).count == waiting.count)
    }

    /// Ends all faults, and lets everything in that fits.
    mutating func heal() async throws {
        healDisk()
        await signer.script([])
        guard let sequencer = node?.sequencer else { return }
        for pending in spine.pending { _ = try? await sequencer.submit(pending.bytes) }
        // Each block takes four; one may be a block of before that is taken over.
        for _ in 0...(spine.pending.count / 4 + 2) { try await sequencer.sealBlock() }
        try await check()
    }

    /// Checks the chain that came of it.
    func checkEnd() async throws {
        guard let node else { return }
        var exclusive = 0
        for pending in spine.pending {
            let status = await node.sequencer.status(of: pending.id)
            let isCommitted = if case .committed = status { true } else { false }
            switch pending.expectation {
            case "commit", "commit_after": #expect(isCommitted, "\(pending.name)")
            case "one_of": exclusive += isCommitted ? 1 : 0
            default: #expect(!isCommitted, "\(pending.name)")
            }
        }
        #expect(exclusive == 1)
        #expect(await node.sequencer.overview().ids.isEmpty)
        #expect(try node.store.integrityFaults().isEmpty)
        var seen: Set<TransactionID> = []
        for (height, signed) in await signer.signed {
            let bytes = try node.store.read { (snapshot) throws(DatabaseError) in
                try snapshot.blockBytes(BlockNumber(height))
            }
            #expect(bytes == signed.encodedBytes, "what was signed is what is stored")
            for transaction in signed.body.transactions {
                #expect(seen.insert(transaction.id).inserted, "committed twice")
            }
        }
        #expect(!seen.isEmpty)
    }
}
