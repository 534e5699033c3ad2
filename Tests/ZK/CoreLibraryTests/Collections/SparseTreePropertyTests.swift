// SPDX-License-Identifier: MIT

import FieldArithmetic
import MerkleStructures
import TestSupport
import Testing
import VMCore

/// Sparse trees inside the machine equal ours outside of it.
@Suite struct SparseTreePropertyTests {
    @Test(arguments: UInt64(0)..<4)
    func `a sparse tree is read and changed as outside`(seed: UInt64) throws {
        let get = try LibraryCall("collections::smt::get")
        let set = try LibraryCall("collections::smt::set")
        var chance = SeededGenerator(seed: seed)
        var tree = SparseTree()
        // Few leaves, so that keys share them.
        func key(_ chance: inout SeededGenerator) -> Word {
            let leaf = Felt(UInt32(chance.next() % 3))
            return Word(Felt(UInt32(chance.next() % 5)), .one, .zero, leaf)
        }
        for _ in 0..<40 {
            let (changed, asked) = (key(&chance), key(&chance))
            let value = chance.next() % 4 == 0 ? Word.zero : chance.word()
            let advice = try advice(for: tree)
            let read = try get(asked.elements + tree.root.elements, advice: advice)
            #expect(Array(read.prefix(4)) == tree.value(for: asked).elements)
            let written = try set(
                value.elements + changed.elements + tree.root.elements,
                advice: advice
            )
            let old = try tree.insert(key: changed, value: value)
            #expect(Array(written.prefix(4)) == old.elements)
            #expect(Array(written[4..<8]) == tree.root.elements)
        }
    }

    /// A tree's nodes and leaves, as a program can ask for them.
    private func advice(for tree: SparseTree) throws -> AdviceInputs {
        var store = MerkleStore()
        var entries: [AdviceMap.Entry] = []
        for position in UInt64(0)..<3 {
            let key = Word(.zero, .zero, .zero, Felt(UInt32(position)))
            let leaf = tree.leaf(for: key)
            try store.add(leaf.hash, position: position, path: tree.open(key).path.path)
            let elements = leaf.entries.flatMap { $0.key.elements + $0.value.elements }
            if !elements.isEmpty {
                entries.append(AdviceMap.Entry(key: leaf.hash, values: elements))
            }
        }
        return AdviceInputs(map: AdviceMap(entries), store: store)
    }
}
