// SPDX-License-Identifier: MIT

import FieldArithmetic
import MerkleStructures
import Processor
import TestSupport
import Testing
import VMCore

/// Sparse trees inside the machine equal ours outside of it.
@Suite struct SparseTreePropertyTests {
    private let get: LibraryCall
    private let set: LibraryCall

    init() throws {
        get = try LibraryCall("collections::smt::get")
        set = try LibraryCall("collections::smt::set")
    }

    /// Keys that share few leaves and often most of their elements.
    private struct KeyRing {
        private let leaves: [Felt]
        private let elements: [Felt]

        init(_ chance: inout SeededGenerator) {
            leaves = [.zero, -Felt.one, chance.edgedFelt()]
            elements = [.zero, .one, -Felt.one, chance.felt()]
        }

        func key(_ chance: inout SeededGenerator) -> Word {
            func element() -> Felt { elements[chance.number(below: elements.count)] }
            return Word(element(), .one, element(), leaves[chance.number(below: 3)])
        }
    }

    private func store(_ tree: SparseTree, _ keys: [Word]) throws -> MerkleStore {
        var store = MerkleStore()
        for key in keys {
            let proof = tree.open(key)
            try store.add(
                tree.leaf(for: key).hash,
                position: SparseTreeLeaf.index(of: key),
                path: proof.path.path
            )
        }
        return store
    }

    /// What a leaf's hash stands for.
    private func entry(_ leaf: SparseTreeLeaf) -> AdviceMap.Entry {
        let elements = leaf.entries.flatMap { $0.key.elements + $0.value.elements }
        return AdviceMap.Entry(key: leaf.hash, values: elements)
    }

    private func value(_ chance: inout SeededGenerator) -> Word {
        chance.next() % 4 == 0 ? .zero : chance.edgedWord()
    }

    @Test(arguments: UInt64(0)..<4)
    func `a tree that only the machine has changed is read as outside`(seed: UInt64) throws {
        let peek = try LibraryCall("collections::smt::peek", then: "padw adv_loadw")
        var chance = SeededGenerator(seed: seed)
        let keys = KeyRing(&chance)
        var (tree, advice) = (SparseTree(), AdviceInputs())
        for _ in 0..<120 {
            let (changed, asked) = (keys.key(&chance), keys.key(&chance))
            let (value, root) = (value(&chance), tree.root.elements)
            let old = try tree.insert(key: changed, value: value)
            let written = try set.run(
                value.elements + changed.elements + root,
                advice: advice
            )
            #expect(written.items == LibraryCall.left(old.elements + tree.root.elements))
            // What the machine itself made known has to be enough from here on.
            advice = AdviceInputs(
                map: AdviceMap(
                    written.advice.mapEntries.map { AdviceMap.Entry(key: $0.key, values: $0.value) }
                ),
                store: written.advice.store
            )
            let inputs = asked.elements + tree.root.elements
            let found = tree.value(for: asked).elements
            let read = try get(inputs, advice: advice)
            #expect(read == LibraryCall.left(found + tree.root.elements))
            #expect(try peek(inputs, advice: advice) == LibraryCall.left(found + inputs))
        }
    }

    @Test(arguments: [1, 2, 3, 7])
    func `leaves with other pairs than the tree's are refused`(pairCount: Int) throws {
        var chance = SeededGenerator(seed: 14)
        for _ in 0..<20 {
            var tree = SparseTree()
            let index = chance.edgedFelt()
            let keys = (0..<pairCount).map { _ in
                Word(chance.edgedFelt(), chance.felt(), .zero, index)
            }
            for key in keys { try tree.insert(key: key, value: chance.word()) }
            let (honest, store) = (entry(tree.leaf(for: keys[0])), try store(tree, [keys[0]]))
            var forged = [[Felt]](repeating: honest.values, count: 5)
            let place = chance.number(below: honest.values.count)
            forged[0][place] += Felt(reducing: 1 << (chance.next() % 64))
            forged[1].removeLast(8)
            forged[2] += honest.values.prefix(8)
            forged[3].removeLast()
            forged[4] = honest.values.suffix(8) + honest.values.dropLast(8)
            let (value, key) = (chance.word().elements, keys[0].elements)
            for values in forged where values != honest.values {
                let map = AdviceMap([AdviceMap.Entry(key: honest.key, values: values)])
                let advice = AdviceInputs(map: map, store: store)
                #expect(throws: ExecutionError.self) {
                    try get(key + tree.root.elements, advice: advice)
                }
                #expect(throws: ExecutionError.self) {
                    try set(value + key + tree.root.elements, advice: advice)
                }
            }
        }
    }

    @Test func `a leaf takes 1024 pairs and no more`() throws {
        var chance = SeededGenerator(seed: 15)
        let entries = (0..<SparseTreeLeaf.entriesMax).map { number in
            (Word(felt(2 * number), .zero, .zero, .one), chance.word())
        }
        let tree = try SparseTree(entries: entries)
        let keys = [0, 1, 2, 1_023, 2_045, 2_046, 2_047].map { Word(felt($0), .zero, .zero, .one) }
        let leaf = entry(tree.leaf(for: keys[0]))
        let advice = AdviceInputs(map: AdviceMap([leaf]), store: try store(tree, [keys[0]]))
        for (key, value) in keys.flatMap({ [($0, Word.zero), ($0, chance.word())] }) {
            var changed = tree
            let inputs = value.elements + key.elements + tree.root.elements
            let isNew = tree.value(for: key) == .zero && value != .zero
            if isNew {
                #expect(throws: ExecutionError.self) { try set(inputs, advice: advice) }
                #expect(throws: MerkleError.self) { try changed.insert(key: key, value: value) }
                continue
            }
            let old = try changed.insert(key: key, value: value)
            let found = try set(inputs, advice: advice)
            #expect(found == LibraryCall.left(old.elements + changed.root.elements))
        }
    }
}
