// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic

/// A sparse tree of depth 64 from words to words.
///
/// A key's last element is the position of its leaf; the zero word is the value of every key that
/// was not set.
public struct SparseTree: Hashable, Sendable, NodeSource {
    /// The number of levels below the root.
    public static let depth = 64

    private var nodes = SparseNodes(depth: 64)
    private var leaves: [UInt64: SparseTreeLeaf] = [:]
    /// The number of keys with a value.
    public private(set) var entryCount = 0

    /// An empty tree.
    public init() {}

    /// Builds a tree.
    ///
    /// Pairs with the zero word are left out.
    ///
    /// - Throws: ``MerkleError/duplicateKey(leafIndex:)``, ``MerkleError/tooManyLeafEntries(_:)``.
    public init(entries: [(Word, Word)]) throws(MerkleError) {
        try apply(try mutations(for: entries))
    }

    /// The root.
    public var root: Word { nodes.root }

    /// The number of leaves with an entry.
    public var leafCount: Int { leaves.count }

    /// True if no key has a value.
    public var isEmpty: Bool { leaves.isEmpty }

    /// The hash at a place at depth 1 to 64; nil for the root of an empty subtree.
    public func node(at index: NodeIndex) -> Word? { nodes.stored(index) }

    /// The leaf at a position; nil if it is empty.
    public func leaf(at position: UInt64) -> SparseTreeLeaf? { leaves[position] }

    /// The leaf to which a key maps.
    public func leaf(for key: Word) -> SparseTreeLeaf {
        let position = SparseTreeLeaf.index(of: key)
        return leaves[position] ?? .empty(position)
    }

    /// The value of a key; the zero word if it has none.
    public func value(for key: Word) -> Word { leaf(for: key).value(for: key) ?? .zero }

    /// The leaves with an entry, by ascending position.
    public var sortedLeaves: [SparseTreeLeaf] {
        leaves.values.sorted { $0.index < $1.index }
    }

    /// The pairs, by ascending key.
    public var entries: [(key: Word, value: Word)] { sortedLeaves.flatMap { $0.entries } }

    /// All inner nodes above leaves with an entry, the root first.
    public var innerNodes: [InnerNode] { nodes.innerNodes }

    /// Sets the value of a key; the zero word removes it.
    /// - Returns: The value before.
    /// - Throws: ``MerkleError/tooManyLeafEntries(_:)``; the tree is then unchanged.
    /// - Complexity: 64 permutations and those of the leaf.
    @discardableResult
    public mutating func insert(key: Word, value: Word) throws(MerkleError) -> Word {
        var leaf = leaf(for: key)
        let old = leaf.value(for: key) ?? .zero
        if old == value { return old }
        try leaf.set(key, to: value)
        put(leaf)
        nodes.set(leaf.hash, at: NodeIndex(leaf: leaf.index))
        return old
    }

    private mutating func put(_ leaf: SparseTreeLeaf) {
        entryCount += leaf.entryCount - (leaves[leaf.index]?.entryCount ?? 0)
        leaves[leaf.index] = leaf.isEmpty ? nil : leaf
    }

    /// The changes that setting some pairs makes; the zero word removes.
    /// - Throws: ``MerkleError/duplicateKey(leafIndex:)``, ``MerkleError/tooManyLeafEntries(_:)``.
    /// - Complexity: one permutation for each inner node that changes.
    public func mutations(for entries: [(Word, Word)]) throws(MerkleError) -> MutationSet {
        do { return try SparseTreeUpdate.mutations(for: entries, in: self) } catch {
            switch error {
            case .refused(let reason): throw reason
            }
        }
    }

    /// Makes changes that were computed for this tree; those of a foreign set are taken on trust.
    /// - Throws: ``MerkleError/conflictingRoots(expected:got:)`` if it was another tree,
    ///   ``MerkleError/tooManyLeafEntries(_:)``; the tree is then unchanged.
    public mutating func apply(_ mutations: MutationSet) throws(MerkleError) {
        guard mutations.oldRoot == root else {
            throw .conflictingRoots(expected: root, got: mutations.oldRoot)
        }
        var changed: [UInt64: SparseTreeLeaf] = [:]
        for pair in mutations.pairs {
            var leaf = changed[SparseTreeLeaf.index(of: pair.key)] ?? leaf(for: pair.key)
            try leaf.set(pair.key, to: pair.value)
            changed[leaf.index] = leaf
        }
        for leaf in changed.values { put(leaf) }
        for change in mutations.nodeChanges { nodes.put(change.hash, at: change.index) }
        nodes.replaceRoot(by: mutations.newRoot)
    }

    /// The changes that undo ``apply(_:)`` with these, as long as they are not made yet.
    /// - Throws: ``MerkleError/conflictingRoots(expected:got:)`` if they are for another tree.
    public func reversion(of mutations: MutationSet) throws(MerkleError) -> MutationSet {
        guard mutations.oldRoot == root else {
            throw .conflictingRoots(expected: root, got: mutations.oldRoot)
        }
        var removals: [NodeIndex] = []
        var additions: [MutationSet.Addition] = []
        let touched = mutations.removals + mutations.additions.map { $0.index }
        for index in touched {
            let node = InnerNode(left: nodes[index.leftChild], right: nodes[index.rightChild])
            let empty = EmptySubtrees.roots[63 - Int(index.depth)]
            if node.left == empty && node.right == empty {
                removals.append(index)
            } else {
                additions.append(MutationSet.Addition(index: index, node: node))
            }
        }
        return MutationSet(
            oldRoot: mutations.newRoot,
            newRoot: root,
            removals: removals,
            additions: additions,
            pairs: mutations.pairs.map { .init(key: $0.key, value: value(for: $0.key)) }
        )
    }
}

extension SparseTree: ByteEncodable, ByteDecodable {
    /// Appends the count and the pairs, by ascending key.
    public func encode(to writer: inout ByteWriter) {
        writer.writeCount(entryCount)
        for (key, value) in entries {
            writer.write(key)
            writer.write(value)
        }
    }

    /// Reads pairs in any order, each key once.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        var entries: [(Word, Word)] = []
        for _ in 0..<(try reader.readCount(itemByteCount: 64)) {
            let key = try reader.readWord()
            entries.append((key, try reader.readWord()))
        }
        do { try self.init(entries: entries) } catch {
            throw reader.broken("keys that differ, at most 1024 to a leaf", at: start)
        }
    }
}
