// SPDX-License-Identifier: MIT

import FieldArithmetic
import Hashing

/// The nodes of a sparse tree that are no roots of empty subtrees, the leaves' hashes included.
struct SparseNodes: Hashable, Sendable {
    let depth: UInt8
    private(set) var root: Word
    /// Hashes by depth and position, none for the root.
    ///
    /// Shape `[depth + 1]`.
    private var rows: [[UInt64: Word]]

    init(depth: UInt8) {
        self.depth = depth
        rows = .init(repeating: [:], count: Int(depth) + 1)
        root = EmptySubtrees.roots[Int(depth)]
    }

    /// The hash at a place below the root, if it is not that of an empty subtree.
    func stored(_ index: NodeIndex) -> Word? { rows[Int(index.depth)][index.position] }

    /// The hash at a place.
    subscript(index: NodeIndex) -> Word {
        if index.isRoot { return root }
        return stored(index) ?? EmptySubtrees.roots[Int(depth - index.depth)]
    }

    /// The stored nodes of a row, in no order.
    func row(_ depth: UInt8) -> [UInt64: Word] { rows[Int(depth)] }

    /// The inner nodes that are no roots of empty subtrees, the root first.
    var innerNodes: [InnerNode] {
        var nodes: [InnerNode] = []
        for depth in 0..<depth {
            let positions = Set(rows[Int(depth) + 1].keys.map { $0 >> 1 })
            for position in positions.sorted() {
                let index = NodeIndex(unchecked: depth, position)
                nodes.append(InnerNode(left: self[index.leftChild], right: self[index.rightChild]))
            }
        }
        return nodes
    }

    /// Puts a hash in place without regard to the nodes above; nil or an empty root removes it.
    mutating func put(_ hash: Word?, at index: NodeIndex) {
        let isEmpty = hash == nil || hash == EmptySubtrees.roots[Int(depth - index.depth)]
        rows[Int(index.depth)][index.position] = isEmpty ? nil : hash
    }

    mutating func replaceRoot(by root: Word) { self.root = root }

    /// Puts a hash in place and recomputes all nodes above: one permutation a level.
    mutating func set(_ hash: Word, at place: NodeIndex) {
        let emptyRoots = EmptySubtrees.roots
        var (value, position) = (hash, place.position)
        for row in stride(from: Int(place.depth), to: 0, by: -1) {
            let height = Int(depth) - row
            let empty = emptyRoots[height]
            rows[row][position] = value == empty ? nil : value
            let sibling = rows[row][position ^ 1] ?? empty
            if value == empty && sibling == empty {
                value = emptyRoots[height + 1]
            } else if position & 1 == 1 {
                value = Poseidon2.merge(sibling, value)
            } else {
                value = Poseidon2.merge(value, sibling)
            }
            position >>= 1
        }
        root = value
    }

    /// The siblings from a place below the root upwards.
    func siblings(from place: NodeIndex) -> [Word] {
        var (siblings, index) = ([Word](), place)
        siblings.reserveCapacity(Int(place.depth))
        while !index.isRoot {
            siblings.append(self[index.sibling])
            index = index.parent
        }
        return siblings
    }
}
