// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import Hashing
import MerkleStructures
import TestSupport
import Testing

/// Trees against the definition, computed from the whole set of entries each time.
@Suite struct SparseTreePropertyTests {
    /// The root by definition: halves by the next bit of the last element, leaves hashed in order.
    private func referenceRoot(_ entries: [Word: Word], height: Int = 64) -> Word {
        if entries.isEmpty {
            return (0..<height).reduce(Word.zero) { node, _ in Poseidon2.merge(node, node) }
        }
        if height == 0 {
            let elements = entries.keys.sorted().flatMap {
                $0.elements + (entries[$0] ?? .zero).elements
            }
            return Poseidon2.hash(elements, domain: 5039)
        }
        let bit = UInt64(height - 1)
        let left = entries.filter { $0.key.e3.value >> bit & 1 == 0 }
        let right = entries.filter { $0.key.e3.value >> bit & 1 == 1 }
        return Poseidon2.merge(
            referenceRoot(left, height: height - 1),
            referenceRoot(right, height: height - 1)
        )
    }

    @Test(arguments: UInt64(0)..<4) func `insertions give the root by definition`(
        seed: UInt64
    ) throws {
        var generator = SeededGenerator(seed: seed)
        let keys = (0..<8).map { _ in generator.crowdedKey() }
        var (tree, entries) = (SparseTree(), [Word: Word]())
        for step in 0..<12 {
            let key = keys[Int(generator.next() % 8)]
            let value = generator.next() % 3 == 0 ? .zero : generator.word()
            #expect(try tree.insert(key: key, value: value) == entries[key] ?? .zero)
            entries[key] = value == .zero ? nil : value
            #expect(tree.entryCount == entries.count)
            if step % 4 == 3 { #expect(tree.root == referenceRoot(entries)) }
        }
        #expect(tree.entries.map(\.key) == entries.keys.sorted())
        #expect(try SparseTree(entries: entries.map { ($0.key, $0.value) }) == tree)
        for key in keys { try tree.insert(key: key, value: .zero) }
        #expect(tree == SparseTree())
    }

    @Test func `a batch is the same as its insertions`() throws {
        var generator = SeededGenerator(seed: 5)
        let keys = (0..<60).map { _ in generator.crowdedKey() }
        var tree = try SparseTree(entries: keys.prefix(30).map { ($0, generator.word()) })
        var oneByOne = tree
        let updates = keys.suffix(45).map { key in
            (key, generator.next() % 3 == 0 ? Word.zero : generator.word())
        }
        try tree.apply(try tree.mutations(for: updates))
        for (key, value) in updates { try oneByOne.insert(key: key, value: value) }
        #expect(tree == oneByOne)
        #expect(throws: MerkleError.self) { try tree.apply(SparseTree().mutations(for: updates)) }
    }

    /// A tree behind a counter that fails once it is used up.
    private struct MeteredSource: NodeSource {
        struct Exhausted: Error {}
        final class Meter { var left = Int.max }
        let tree: SparseTree
        let meter = Meter()

        private func spend() throws(Exhausted) {
            if meter.left == 0 { throw Exhausted() }
            meter.left -= 1
        }
        var root: Word {
            get throws(Exhausted) {
                try spend()
                return tree.root
            }
        }
        func node(at index: NodeIndex) throws(Exhausted) -> Word? {
            try spend()
            return tree.node(at: index)
        }
        func leaf(at position: UInt64) throws(Exhausted) -> SparseTreeLeaf? {
            try spend()
            return tree.leaf(at: position)
        }
    }

    @Test func `an update over a source reads only beside its paths`() throws {
        var generator = SeededGenerator(seed: 6)
        let entries = (0..<20).map { _ in (generator.word(), generator.word()) }
        let source = MeteredSource(tree: try SparseTree(entries: entries))
        source.meter.left = 66
        let update = [(entries[3].0, generator.word())]
        let set = try SparseTreeUpdate.mutations(for: update, in: source)
        #expect(set == (try source.tree.mutations(for: update)))
        #expect(source.meter.left == 0)
        for budget in [0, 1, 2, 40] {
            source.meter.left = budget
            #expect(throws: SparseTreeUpdateFailure<MeteredSource.Exhausted>.self) {
                try SparseTreeUpdate.mutations(for: update, in: source)
            }
        }
        source.meter.left = 65
        #expect(try source.open(entries[0].0) == source.tree.open(entries[0].0))
        #expect(source.meter.left == 0)
    }

    @Test(arguments: UInt64(0)..<6) func `a partial tree follows the whole one`(
        seed: UInt64
    ) throws {
        var generator = SeededGenerator(seed: 100 + seed)
        let isCrowded = seed % 2 == 0
        func key() -> Word { isCrowded ? generator.crowdedKey() : generator.word() }
        var tree = try SparseTree(entries: (0..<20).map { _ in (key(), generator.word()) })
        let present = tree.entries.map(\.key)
        let tracked = (0..<3).map { present[7 * $0 % present.count] } + (0..<3).map { _ in key() }
        var partial = PartialSparseTree(of: tree, keys: tracked)
        #expect(try PartialSparseTree(decoding: partial.encodedBytes) == partial)
        #expect(try LeafFirstReader(partial.encodedBytes).findsAllNodes)
        for _ in 0..<10 {
            let key = tracked[Int(generator.next() % 6)]
            let value = generator.next() % 3 == 0 ? .zero : generator.word()
            #expect(
                try partial.insert(key: key, value: value) == tree.insert(key: key, value: value)
            )
            #expect(partial.root == tree.root)
            #expect(try partial.open(key) == tree.open(key))
        }
        #expect(try PartialSparseTree(decoding: partial.encodedBytes) == partial)
        #expect(try LeafFirstReader(partial.encodedBytes).findsAllNodes)
    }

    @Test func `a leaf out of order is read but not taken into a tree`() throws {
        let entries = [(key: Word(2, 0, 0, 9), value: Word.zero), (Word(1, 0, 0, 9), .zero)]
        #expect(throws: MerkleError.unsortedLeaf(index: 9)) {
            try SparseTreeLeaf(index: 9, entries: entries)
        }
        let leaf = try SparseTreeLeaf(index: 9, entries: entries, isSortRequired: false)
        #expect(try SparseTreeLeaf(decoding: leaf.encodedBytes) == leaf)
        let path = try SparseMerklePath(
            MerklePath(siblings: (0..<64).map { EmptySubtrees.root(height: $0) })
        )
        let proof = try SparseTreeProof(path: path, leaf: leaf)
        var partial = PartialSparseTree(root: proof.root)
        #expect(throws: MerkleError.unsortedLeaf(index: 9)) { try partial.add(proof) }
        #expect(throws: MerkleError.keyOutsideLeaf(expected: 8, got: 9)) {
            try SparseTreeLeaf(index: 8, entries: entries)
        }
    }
}
