// SPDX-License-Identifier: MIT

import FieldArithmetic
import MerkleStructures
import TestSupport
import Testing

@testable import Store

/// A tree in the database is the tree in memory.
@Suite struct StoredTreeDifferentialTests {
    /// Keys of which some share a leaf, and some a long way.
    private func key(_ generator: inout SeededGenerator) -> Word {
        let word = generator.word()
        switch generator.next() % 4 {
        case 0: return Word(word.e0, word.e1, word.e2, Felt(UInt32(generator.next() % 4)))
        case 1:
            return Word(word.e0, .zero, .zero, Felt(reducing: .max << 32 + generator.next() % 8))
        default: return word
        }
    }

    @Test(arguments: UInt64(0)..<4)
    func `rounds of changes lead to the same roots and openings`(seed: UInt64) throws {
        let folder = try TemporaryDirectory()
        let database = try Database.forTests(folder)
        var generator = SeededGenerator(seed: seed)
        var reference = SparseTree()
        var keys: [Word] = []
        for round in 0..<12 {
            var entries: [Word: Word] = [:]
            for _ in 0..<Int(1 + generator.next() % 20) {
                let isOld = !keys.isEmpty && generator.next() % 3 == 0
                let key = isOld ? keys[Int(generator.next() % UInt64(keys.count))] : key(&generator)
                let isRemoval = round == 11 || generator.next() % 4 == 0
                entries[key] = isRemoval ? .zero : generator.word()
                keys.append(key)
            }
            // The last round removes all.
            if round == 11 { for key in keys { entries[key] = .zero } }
            let pairs = entries.map { ($0.key, $0.value) }
            let expected = try reference.mutations(for: pairs)
            let mutations = try SparseTreeUpdate.mutations(
                for: pairs,
                in: StoredTree(.accounts, in: database)
            )
            #expect(mutations == expected)
            try StoredTree(.accounts, in: database).apply(mutations)
            try reference.apply(expected)
            let tree = StoredTree(.accounts, in: database)
            #expect(try tree.root == reference.root)
            for key in keys.suffix(30) {
                #expect(try tree.open(key) == reference.open(key))
                #expect(try tree.value(for: key) == reference.value(for: key))
            }
        }
        #expect(reference.isEmpty)
        for table in ["tree_pages", "tree_leaves"] {
            #expect(try database.first("SELECT count(*) FROM \(table)") { $0.integer(0) } == 0)
        }
    }

    @Test func `two trees in one file do not meet`() throws {
        let folder = try TemporaryDirectory()
        let database = try Database.forTests(folder)
        var generator = SeededGenerator(seed: 9)
        let pairs = (0..<10).map { _ in (generator.word(), generator.word()) }
        let accounts = StoredTree(.accounts, in: database)
        try accounts.apply(try SparseTreeUpdate.mutations(for: pairs, in: accounts))
        #expect(try accounts.root == SparseTree(entries: pairs).root)
        #expect(try StoredTree(.nullifiers, in: database).root == SparseTree().root)
    }

    @Test func `mutations of another root are not applied`() throws {
        let folder = try TemporaryDirectory()
        let database = try Database.forTests(folder)
        var generator = SeededGenerator(seed: 10)
        let pairs = [(generator.word(), generator.word())]
        let tree = StoredTree(.accounts, in: database)
        let mutations = try SparseTreeUpdate.mutations(for: pairs, in: tree)
        try tree.apply(mutations)
        #expect(throws: DatabaseError.unexpectedRow("tree root")) { try tree.apply(mutations) }
    }
}
