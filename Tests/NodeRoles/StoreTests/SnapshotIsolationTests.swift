// SPDX-License-Identifier: MIT

import Dispatch
import FieldArithmetic
import MerkleStructures
import ProtocolTypes
import SeededChains
import Synchronization
import TestSupport
import Testing

@testable import Store

/// Readers see whole blocks, always the same ones, and do not wait for the writer.
@Suite struct SnapshotIsolationTests {
    let folder: TemporaryDirectory
    let store: Store
    let chain: SeededChain

    init() throws {
        folder = try TemporaryDirectory()
        store = try Store(directory: folder.path)
        chain = try SeededChain(seed: 3, blockCount: 60)
    }

    @Test func `a snapshot stays as it is while blocks come`() async throws {
        for block in chain.blocks[..<10] { try await store.apply(block) }
        let (started, applied) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let (store, chain) = (store, chain)
        let reader = Task.detachedThread {
            try store.read { (snapshot) throws(DatabaseError) in
                #expect(snapshot.tip?.number == 9)
                started.signal()
                applied.wait()
                #expect(snapshot.tip?.number == 9)
                #expect(try snapshot.header(of: 10) == nil)
                #expect(try snapshot.block(9) == chain.blocks[9])
                for id in chain.accountIDs {
                    let witness = try snapshot.witness(of: id)
                    #expect(witness.root == chain.blocks[9].header.accountRoot)
                }
            }
        }
        started.wait()
        for block in chain.blocks[10..<30] { try await store.apply(block) }
        applied.signal()
        try await reader.value
        #expect(try store.read { $0.tip?.number } == 29)
    }

    @Test func `many readers beside the writer see whole blocks`() async throws {
        let (store, chain) = (store, chain)
        try await store.apply(chain.blocks[0])
        let progress = Progress()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for block in chain.blocks.dropFirst() { try await store.apply(block) }
                progress.state.withLock { $0.isDone = true }
            }
            for _ in 0..<3 {
                group.addTask {
                    while !progress.state.withLock({ $0.isDone }) {
                        let number = try Self.checkTip(store, chain)
                        progress.state.withLock { $0.seen.append(number) }
                        await Task.yield()
                    }
                }
            }
            try await group.waitForAll()
        }
        let seen = progress.state.withLock { $0.seen }
        #expect(seen.count > 10 && Set(seen).count > 2)
    }

    /// What writer and readers tell each other.
    private final class Progress: Sendable {
        let state = Mutex<(isDone: Bool, seen: [UInt32])>((false, []))
    }

    /// All that a snapshot says about its tip belongs to one block.
    private static func checkTip(_ store: Store, _ chain: SeededChain) throws -> UInt32 {
        try store.read { (snapshot) throws(DatabaseError) in
            let number = snapshot.tip?.number ?? 0
            let block = chain.blocks[Int(number.value)]
            #expect(try snapshot.block(number) == block)
            #expect(try snapshot.nullifiers(in: number).map(\.nullifier) == block.body.nullifiers)
            let id = chain.accountIDs[0]
            #expect(try snapshot.witness(of: id).root == block.header.accountRoot)
            let count = UInt64(number.value)
            #expect(try snapshot.peaks(over: count)?.hash == block.header.chainCommitment)
            return number.value
        }
    }

    @Test func `more readers than connections take their turns`() async throws {
        let (store, chain) = (store, chain)
        try await store.apply(chain.blocks[0])
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 * Store.readersMax {
                group.addTask {
                    let tip = try store.read { $0.tip?.number }
                    #expect(tip == .genesis)
                }
            }
            try await group.waitForAll()
        }
    }
}

extension Task where Failure == any Error, Success == Void {
    /// Runs blocking work on a thread of its own and gives its outcome to whoever awaits it.
    fileprivate static func detachedThread(
        _ work: @escaping @Sendable () throws -> Void
    ) -> Task<Void, any Error> {
        Task {
            try await withCheckedThrowingContinuation { continuation in
                DispatchQueue.global().async { continuation.resume(with: Result(catching: work)) }
            }
        }
    }
}
