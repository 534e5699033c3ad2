// SPDX-License-Identifier: MIT

import FieldArithmetic
import Hashing

/// The nodes of a sparse tree that are no roots of empty subtrees, the leaves' hashes included.
struct SparseNodes: Hashable, Sendable {
    let depth: UInt8
    private(set) var root: Word
    private var values: [NodeIndex: Word] = [:]

    init(depth: UInt8) {
        self.depth = depth
        root = EmptySubtrees.roots[Int(depth)]
    }

    /// The hash at a place below the root, if it is not that of an empty subtree.
    func stored(_ index: NodeIndex) -> Word? { values[index] }

    /// The hash at a place.
    subscript(index: NodeIndex) -> Word {
        if index.isRoot { return root }
        return values[index] ?? EmptySubtrees.roots[Int(depth - index.depth)]
    }

    /// All stored nodes, in no order.
    var all: some Sequence<(key: NodeIndex, value: Word)> { values }

    /// Puts a hash in place without regard to the nodes above; nil or an empty root removes it.
    mutating func put(_ hash: Word?, at index: NodeIndex) {
        let isEmpty = hash == nil || hash == EmptySubtrees.roots[Int(depth - index.depth)]
        values[index] = isEmpty ? nil : hash
    }

    mutating func replaceRoot(by root: Word) { self.root = root }

    /// Puts a hash in place and recomputes all nodes above: one permutation a level.
    mutating func set(_ hash: Word, at place: NodeIndex) {
        let emptyRoots = EmptySubtrees.roots
        var (value, index) = (hash, place)
        while !index.isRoot {
            let empty = emptyRoots[Int(depth - index.depth)]
            values[index] = value == empty ? nil : value
            let sibling = values[index.sibling] ?? empty
            if value == empty && sibling == empty {
                value = emptyRoots[Int(depth - index.depth) + 1]
            } else if index.isRight {
                value = Poseidon2.merge(sibling, value)
            } else {
                value = Poseidon2.merge(value, sibling)
            }
            index = index.parent
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
