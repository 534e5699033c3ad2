// SPDX-License-Identifier: MIT

import FieldArithmetic
import ProtocolTypes
import SeededChains
import TestSupport
import Testing

@testable import Store

/// What waits survives, in order, until a block or a drop takes it.
@Suite struct JournalTests {
    let folder: TemporaryDirectory
    let store: Store

    init() throws {
        folder = try TemporaryDirectory()
        store = try Store(directory: folder.path)
    }

    private func waiting(_ store: Store) throws -> [TransactionID] {
        try store.read { (snapshot) throws(DatabaseError) in
            try snapshot.journaled(limit: 100).map(\.id)
        }
    }

    @Test func `transactions wait in the order in which they came`() async throws {
        var generator = SeededGenerator(seed: 1)
        let ids = (0..<9).map { _ in TransactionID(generator.word()) }
        for (index, id) in ids.enumerated() {
            let bytes = [UInt8](repeating: UInt8(index), count: index)
            let sequence = try await store.journal(id, bytes: bytes, received: .max)
            #expect(sequence == Int64(index + 1))
        }
        // One that waits keeps its place and its bytes.
        #expect(try await store.journal(ids[3], bytes: [], received: 0) == 4)
        try store.read { (snapshot) throws(DatabaseError) in
            let page = try snapshot.journaled(after: 2, limit: 3)
            #expect(page.map(\.id) == Array(ids[2..<5]) && page.map(\.sequence) == [3, 4, 5])
            #expect(page.map(\.bytes.count) == [2, 3, 4])
            #expect(try snapshot.journaled(ids[8])?.received == .max)
            #expect(try snapshot.journaled(TransactionID(.zero)) == nil)
        }
        #expect(try waiting(store) == ids)
    }

    @Test func `a drop takes a transaction out and is remembered`() async throws {
        let id = TransactionID(Word(Felt(1), .zero, .zero, .zero))
        _ = try await store.journal(id, bytes: [1], received: 0)
        let drop = DroppedTransaction(id: id, block: 7, code: "expired", detail: "too late")
        try await store.recordDrops([drop])
        try store.read { (snapshot) throws(DatabaseError) in
            #expect(try snapshot.drop(of: id) == drop)
            #expect(try snapshot.journaled(id) == nil)
        }
        _ = try await store.journal(id, bytes: [1], received: 0)
        try store.read { (snapshot) throws(DatabaseError) in
            #expect(try snapshot.drop(of: id) == nil)
            #expect(try snapshot.journaled(id) != nil)
        }
    }

    @Test func `a block takes its transactions and those that it drops`() async throws {
        let chain = try SeededChain(seed: 2, blockCount: 12)
        let last = try #require(chain.blocks.firstIndex { $0.body.transactions.count > 1 })
        for block in chain.blocks[..<last] { try await store.apply(block) }
        let block = chain.blocks[last]
        let sealed = block.body.transactions.map(\.id)
        let others = (1..<4).map { TransactionID(Word(Felt($0), .zero, .zero, .zero)) }
        for id in sealed + others { _ = try await store.journal(id, bytes: [], received: 0) }
        let drop = DroppedTransaction(
            id: others[0],
            block: block.header.number,
            code: "nullifier_spent",
            detail: ""
        )
        // A refused block changes the journal as little as the chain.
        await #expect(throws: BlockApplicationError.self) {
            try await store.apply(chain.blocks[last + 1], dropping: [drop])
        }
        #expect(try waiting(store) == sealed + others)
        try await store.apply(block, dropping: [drop])
        #expect(try waiting(store) == Array(others[1...]))
        try store.read { (snapshot) throws(DatabaseError) in
            #expect(try snapshot.drop(of: others[0]) == drop)
        }
    }

    @Test func `what waits is there after the store is opened again`() async throws {
        let path = folder.path("again")
        let id = TransactionID(Word(Felt(5), .zero, .zero, .zero))
        do {
            let first = try Store(directory: path)
            _ = try await first.journal(id, bytes: [4, 2], received: 3)
        }
        let second = try Store(directory: path)
        #expect(try waiting(second) == [id])
    }
}
