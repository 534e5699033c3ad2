// SPDX-License-Identifier: MIT

public import FieldArithmetic

/// The part of a ``SparseTree`` that some proofs show, enough to read and change their keys.
///
/// A key is *tracked* if its leaf is here or if the known nodes prove it empty.
public struct PartialSparseTree: Hashable, Sendable {
    /// The root, as changed by insertions.
    public private(set) var root: Word
    /// Known nodes that are no roots of empty subtrees; each hangs from the root without a gap.
    private(set) var inner: [NodeIndex: InnerNode] = [:]
    private(set) var leaves: [UInt64: SparseTreeLeaf] = [:]
    /// The number of known keys with a value.
    public private(set) var entryCount = 0

    /// The empty tree, of which everything is known.
    public init() { root = EmptySubtrees.roots[64] }

    /// A tree of which only the root is known.
    public init(root: Word) { self.root = root }

    /// Combines proofs for one root; none give the empty tree.
    /// - Throws: As ``add(_:)``.
    public init(proofs: [SparseTreeProof]) throws(MerkleError) {
        guard let first = proofs.first else {
            self.init()
            return
        }
        self.init(root: first.root)
        for proof in proofs { try add(proof) }
    }

    /// Creates a tree from checked parts.
    init(root: Word, inner: [NodeIndex: InnerNode], leaves: [UInt64: SparseTreeLeaf]) {
        self.root = root
        self.inner = inner
        self.leaves = leaves
        entryCount = leaves.values.reduce(0) { $0 + $1.entryCount }
    }

    /// Adds what a proof shows.
    ///
    /// - Throws: ``MerkleError/conflictingRoots(expected:got:)`` if it is about another tree,
    ///   ``MerkleError/unsortedLeaf(index:)``; the tree is then unchanged.
    /// - Complexity: 64 permutations and those of the leaf.
    public mutating func add(_ proof: SparseTreeProof) throws(MerkleError) {
        guard proof.leaf.isSorted else { throw .unsortedLeaf(index: proof.leaf.index) }
        let path = proof.path.path
        let nodes = try path.innerNodes(leaf: proof.leaf.hash, index: proof.leaf.index)
        let computed = nodes[nodes.count - 1].hash
        guard computed == root else { throw .conflictingRoots(expected: root, got: computed) }
        put(proof.leaf)
        var index = NodeIndex(leaf: proof.leaf.index)
        for node in nodes {
            index = index.parent
            put(node, at: index)
        }
    }

    private mutating func put(_ leaf: SparseTreeLeaf) {
        entryCount += leaf.entryCount - (leaves[leaf.index]?.entryCount ?? 0)
        leaves[leaf.index] = leaf.isEmpty ? nil : leaf
    }

    private mutating func put(_ node: InnerNode, at index: NodeIndex) {
        let empty = EmptySubtrees.roots[63 - Int(index.depth)]
        inner[index] = node.left == empty && node.right == empty ? nil : node
    }

    /// The hashes below a node; those of an empty subtree if it is not here.
    private func node(at index: NodeIndex) -> InnerNode {
        let empty = EmptySubtrees.roots[63 - Int(index.depth)]
        return inner[index] ?? InnerNode(left: empty, right: empty)
    }

    /// The number of known leaves with an entry.
    public var leafCount: Int { leaves.count }

    /// The known leaves with an entry, by ascending position.
    public var sortedLeaves: [SparseTreeLeaf] { leaves.values.sorted { $0.index < $1.index } }

    /// The known pairs, by ascending key.
    public var entries: [(key: Word, value: Word)] { sortedLeaves.flatMap { $0.entries } }

    /// The known inner nodes, the root first.
    public var innerNodes: [InnerNode] { inner.keys.sorted().compactMap { inner[$0] } }

    /// True if the key can be read and changed.
    public func isTracked(_ key: Word) -> Bool {
        let position = SparseTreeLeaf.index(of: key)
        if leaves[position] != nil || root == EmptySubtrees.roots[64] { return true }
        var index = NodeIndex.root
        for height in stride(from: 63, through: 0, by: -1) {
            guard let node = inner[index] else { return false }
            let goesRight = position >> UInt64(height) & 1 == 1
            let child = goesRight ? node.right : node.left
            if child == EmptySubtrees.roots[height] { return true }
            index = goesRight ? index.rightChild : index.leftChild
        }
        return false
    }

    /// The leaf of a tracked key.
    /// - Throws: ``MerkleError/untrackedKey(_:)``.
    public func leaf(for key: Word) throws(MerkleError) -> SparseTreeLeaf {
        guard isTracked(key) else { throw .untrackedKey(key) }
        let position = SparseTreeLeaf.index(of: key)
        return leaves[position] ?? .empty(position)
    }

    /// The value of a tracked key; the zero word if it has none.
    /// - Throws: ``MerkleError/untrackedKey(_:)``.
    public func value(for key: Word) throws(MerkleError) -> Word {
        try leaf(for: key).value(for: key) ?? .zero
    }

    /// The leaf of a tracked key with its path.
    /// - Throws: ``MerkleError/untrackedKey(_:)``.
    public func open(_ key: Word) throws(MerkleError) -> SparseTreeProof {
        let leaf = try leaf(for: key)
        var (index, siblings) = (NodeIndex(leaf: leaf.index), [Word]())
        while !index.isRoot {
            let pair = node(at: index.parent)
            siblings.append(index.isRight ? pair.left : pair.right)
            index = index.parent
        }
        return SparseTreeProof(fullPath: SparseMerklePath(siblings: siblings), leaf: leaf)
    }

    /// Sets the value of a tracked key; the zero word removes it.
    /// - Returns: The value before.
    /// - Throws: ``MerkleError/untrackedKey(_:)``, ``MerkleError/tooManyLeafEntries(_:)``; the tree
    ///   is then unchanged.
    /// - Complexity: 64 permutations and those of the leaf.
    @discardableResult
    public mutating func insert(key: Word, value: Word) throws(MerkleError) -> Word {
        var leaf = try leaf(for: key)
        let old = leaf.value(for: key) ?? .zero
        if old == value { return old }
        try leaf.set(key, to: value)
        put(leaf)
        var (hash, index) = (leaf.hash, NodeIndex(leaf: leaf.index))
        while !index.isRoot {
            let pair = node(at: index.parent)
            let changed =
                index.isRight
                ? InnerNode(left: pair.left, right: hash)
                : InnerNode(left: hash, right: pair.right)
            index = index.parent
            put(changed, at: index)
            let isEmpty = inner[index] == nil
            hash = isEmpty ? EmptySubtrees.roots[64 - Int(index.depth)] : changed.hash
        }
        root = hash
        return old
    }
}

extension PartialSparseTree {
    /// The part of a tree that is needed to read and change some keys.
    public init(of tree: SparseTree, keys: [Word]) {
        self.init(root: tree.root)
        for key in keys {
            let proof = tree.open(key)
            do { try add(proof) } catch { assertionFailure("a tree opens to its own root") }
        }
    }
}
