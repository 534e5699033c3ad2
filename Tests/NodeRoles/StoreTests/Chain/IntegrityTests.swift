// SPDX-License-Identifier: MIT

import FieldArithmetic
import ProtocolTypes
import SeededChains
import TestSupport
import Testing

@testable import Store

/// Every test damages one kind of row and names the fault that must be found.
@Suite struct IntegrityTests {
    let folder: TemporaryDirectory
    let chain: SeededChain

    init() async throws {
        folder = try TemporaryDirectory()
        chain = try SeededChain(seed: 6, blockCount: 20)
        let store = try Store(directory: folder.path)
        for block in chain.blocks { try await store.apply(block) }
    }

    /// The faults after a change behind the store's back.
    private func faults(after sql: String) throws -> [IntegrityFault] {
        do {
            let database = try Database(path: folder.path("store.sqlite"), mode: .readWrite)
            try database.execute(sql)
        }
        return try Store(directory: folder.path).integrityFaults()
    }

    @Test func `a sound store has no faults`() throws {
        #expect(try faults(after: "SELECT 1").isEmpty)
    }

    @Test(arguments: ["transactions", "notes", "nullifiers", "account_updates"])
    func `a missing row is found in its block`(table: String) throws {
        let block = try #require(
            chain.blocks.first {
                let body = $0.body
                return !body.transactions.isEmpty && !body.nullifiers.isEmpty
                    && body.outputNoteBatches.contains { !$0.notes.isEmpty }
            }
        )
        let number = block.header.number
        let found = try faults(after: "DELETE FROM \(table) WHERE block = \(number.value)")
        let expected: [String: IntegrityFault] = [
            "transactions": .transactions(number), "notes": .notes(number),
            "nullifiers": .nullifiers(number), "account_updates": .accountUpdates(number),
        ]
        let fault = try #require(expected[table])
        #expect(found.contains(fault), "\(found)")
    }

    @Test func `a missing block is found`() throws {
        let found = try faults(after: "DELETE FROM blocks WHERE number = 19")
        #expect(!found.isEmpty)
        #expect(try faults(after: "DELETE FROM blocks WHERE number = 7").contains(.blockNumber(7)))
    }

    @Test func `a changed block is found`() throws {
        let swapped = """
            UPDATE blocks SET bytes = (SELECT bytes FROM blocks WHERE number = 5) WHERE number = 6
            """
        let found = try faults(after: swapped)
        #expect(found.contains(.blockNumber(6)) && found.contains(.chain(6)))
        let cut = try faults(after: "UPDATE blocks SET bytes = x'00' WHERE number = 3")
        guard case .malformedBlock(3, _)? = cut.first else {
            Issue.record("\(cut)")
            return
        }
    }

    @Test func `a block in another form than its own is found`() async throws {
        let (own, other) = try SeededChain.genesisInTwoForms()
        let path = folder.path("other")
        do { try await Store(directory: path).apply(encoded: own) }
        do {
            let database = try Database(path: path + "/store.sqlite", mode: .readWrite)
            try database.run("UPDATE blocks SET bytes = ?", .blob(other))
        }
        #expect(try Store(directory: path).integrityFaults() == [.blockForm(0)])
    }

    @Test func `a changed count is found`() throws {
        let sql = "UPDATE blocks SET notes = notes + 1 WHERE number = 9"
        #expect(try faults(after: sql) == [.blockRow(9)])
    }

    @Test(arguments: [0, 1])
    func `a missing page of a tree is found`(tree: Int) throws {
        let fault = IntegrityFault.tree(tree == 0 ? "accounts" : "nullifiers")
        let pages = """
            DELETE FROM tree_pages WHERE tree = \(tree) AND depth = 16 AND position =
                (SELECT min(position) FROM tree_pages WHERE tree = \(tree) AND depth = 16)
            """
        #expect(try faults(after: pages).contains(fault))
    }

    @Test func `a leaf without a path is found`() throws {
        let sql = """
            UPDATE tree_leaves SET position = position + 1 WHERE tree = 1 AND position =
                (SELECT max(position) FROM tree_leaves WHERE tree = 1)
            """
        #expect(try faults(after: sql).contains(.tree("nullifiers")))
    }

    @Test func `another root is found`() throws {
        let sql = "UPDATE roots SET root = zeroblob(32) WHERE tree = 0"
        let found = try faults(after: sql)
        #expect(found.contains(.accountRoot) && found.contains(.tree("accounts")))
    }

    @Test func `a changed node of the range is found`() throws {
        let sql = "UPDATE range_nodes SET hash = zeroblob(32) WHERE level = 2 AND position = 1"
        #expect(try faults(after: sql).contains(.range(7)))
    }

    @Test func `a changed account is found`() throws {
        let id = try #require(chain.accountIDs.first)
        let found = try faults(after: "UPDATE accounts SET commitment = zeroblob(32)")
        #expect(found.contains(.account(id)) && found.contains(.tree("accounts")))
    }

    @Test func `no more faults are told than asked for`() throws {
        let database = try Database(path: folder.path("store.sqlite"), mode: .readWrite)
        try database.execute("UPDATE blocks SET notes = notes + 1")
        let store = try Store(directory: folder.path)
        #expect(try store.integrityFaults(faultsMax: 3).count == 3)
    }
}
