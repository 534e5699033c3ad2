// SPDX-License-Identifier: MIT

import FieldArithmetic
import MerkleStructures
import TestSupport
import Testing

@Suite struct DenseTreeTests {
    private func leaves(_ count: Int) -> [Word] {
        var generator = SeededGenerator(seed: 9)
        return (0..<count).map { _ in generator.word() }
    }

    @Test func `full, sparse and partial trees agree, and a store holds them`() throws {
        let leaves = leaves(16)
        let tree = try MerkleTree(leaves: leaves)
        let entries = leaves.enumerated().map { (key: UInt64($0.offset), value: $0.element) }
        let sparse = try SimpleSparseTree(depth: 4, entries: entries)
        #expect(sparse.root == tree.root)
        var store = MerkleStore()
        store.insert(tree.innerNodes)
        #expect(store.nodeCount == 255 + 15)
        var partial = PartialMerkleTree()
        for position in 0..<UInt64(16) {
            let proof = try tree.open(position)
            #expect(try sparse.open(position) == proof.path)
            let index = try NodeIndex(depth: 4, position: position)
            #expect(try store.open(root: tree.root, at: index) == proof)
            try partial.add(proof.value, position: position, path: proof.path)
        }
        #expect(partial.root == tree.root && partial.leaves.map(\.value) == leaves)
    }

    @Test func `an updated leaf gives the same root everywhere`() throws {
        var tree = try MerkleTree(leaves: leaves(8))
        var (store, partial) = (MerkleStore(), PartialMerkleTree())
        store.insert(tree.innerNodes)
        let (root, index) = (tree.root, try NodeIndex(depth: 3, position: 5))
        let proof = try tree.open(5)
        try partial.add(proof.value, position: 5, path: proof.path)
        let value = Word(1, 2, 3, 4)
        try tree.update(5, to: value)
        #expect(try store.setNode(root: root, at: index, to: value) == tree.root)
        #expect(try store.node(root: root, at: index) == proof.value)
        #expect(try partial.update(index, to: value) == proof.value)
        #expect(partial.root == tree.root)
        let wrong = MerklePath(siblings: proof.path.siblings.reversed())
        let before = partial
        #expect(throws: MerkleError.self) { try partial.add(value, position: 5, path: wrong) }
        #expect(partial == before)
    }

    @Test func `positions and depths outside a tree are refused`() throws {
        let tree = try MerkleTree(leaves: leaves(4))
        #expect(throws: MerkleError.positionOutOfRange(position: 4, depth: 2)) { try tree.open(4) }
        #expect(throws: MerkleError.depthOutOfRange(depth: 0, least: 1, most: 2)) {
            try tree.node(at: .root)
        }
        let path = try tree.open(1).path
        #expect(throws: MerkleError.positionOutOfRange(position: 4, depth: 2)) {
            try path.root(leaf: .zero, index: 4)
        }
        for depth in [0, 65] {
            #expect(throws: MerkleError.depthOutOfRange(depth: depth, least: 1, most: 64)) {
                try SimpleSparseTree(depth: depth)
            }
        }
        let long = MerklePath(siblings: [Word](repeating: .zero, count: 65))
        #expect(throws: MerkleError.depthOutOfRange(depth: 65, least: 0, most: 64)) {
            try SparseMerklePath(long)
        }
        #expect(SparseMerklePath(depth: 3, emptyMask: 8, nodes: [.zero, .zero]) == nil)
        #expect(SparseMerklePath(depth: 3, emptyMask: 4, nodes: [.zero, .zero]) != nil)
    }

    @Test func `a store tells a missing root from a missing node and a tree too deep`() throws {
        let tree = try MerkleTree(leaves: leaves(4))
        var store = MerkleStore()
        #expect(throws: MerkleError.rootNotFound(tree.root)) {
            try store.node(root: tree.root, at: .root)
        }
        store.insert(tree.innerNodes)
        let index = try NodeIndex(depth: 3, position: 0)
        #expect(throws: MerkleError.nodeNotFound(index)) {
            try store.node(root: tree.root, at: index)
        }
        #expect(throws: MerkleError.depthOutOfRange(depth: 2, least: 0, most: 1)) {
            try store.leafDepth(root: tree.root, treeDepth: 1, position: 0)
        }
    }
}
