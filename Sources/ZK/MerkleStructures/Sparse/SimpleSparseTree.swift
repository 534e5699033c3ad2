// SPDX-License-Identifier: MIT

public import FieldArithmetic

/// A sparse tree whose leaves are the values themselves, found by an integer key.
///
/// The zero word is the empty leaf.
public struct SimpleSparseTree: Hashable, Sendable {
    private var nodes: SparseNodes
    /// The number of leaves that are not empty.
    public private(set) var leafCount = 0

    /// An empty tree.
    /// - Parameter depth: In `1...64`.
    /// - Throws: ``MerkleError/depthOutOfRange(depth:least:most:)``.
    public init(depth: Int) throws(MerkleError) {
        guard (1...64).contains(depth) else {
            throw .depthOutOfRange(depth: depth, least: 1, most: 64)
        }
        nodes = SparseNodes(depth: UInt8(depth))
    }

    /// Builds a tree.
    /// - Throws: ``MerkleError/duplicateKey(leafIndex:)``,
    ///   ``MerkleError/positionOutOfRange(position:depth:)``.
    public init(depth: Int, entries: [(key: UInt64, value: Word)]) throws(MerkleError) {
        try self.init(depth: depth)
        var seen: Set<UInt64> = []
        for (key, value) in entries {
            guard seen.insert(key).inserted else { throw .duplicateKey(leafIndex: key) }
            try insert(key: key, value: value)
        }
    }

    /// The root.
    public var root: Word { nodes.root }

    /// The number of levels below the root.
    public var depth: Int { Int(nodes.depth) }

    private func place(_ key: UInt64) throws(MerkleError) -> NodeIndex {
        try NodeIndex(depth: nodes.depth, position: key)
    }

    /// Sets a leaf; the zero word empties it.
    /// - Returns: The value before.
    /// - Throws: ``MerkleError/positionOutOfRange(position:depth:)``.
    /// - Complexity: one permutation a level.
    @discardableResult
    public mutating func insert(key: UInt64, value: Word) throws(MerkleError) -> Word {
        let place = try place(key)
        let old = nodes[place]
        if old == value { return old }
        nodes.set(value, at: place)
        leafCount += (value == .zero ? 0 : 1) - (old == .zero ? 0 : 1)
        return old
    }

    /// The value of a leaf; the zero word if it is empty.
    /// - Throws: ``MerkleError/positionOutOfRange(position:depth:)``.
    public func value(for key: UInt64) throws(MerkleError) -> Word { nodes[try place(key)] }

    /// The hash at a place.
    /// - Throws: ``MerkleError/depthOutOfRange(depth:least:most:)``.
    public func node(at index: NodeIndex) throws(MerkleError) -> Word {
        guard index.depth <= nodes.depth else {
            throw .depthOutOfRange(depth: Int(index.depth), least: 0, most: depth)
        }
        return nodes[index]
    }

    /// The way from a leaf to the root.
    /// - Throws: ``MerkleError/positionOutOfRange(position:depth:)``.
    public func open(_ key: UInt64) throws(MerkleError) -> MerklePath {
        MerklePath(siblings: nodes.siblings(from: try place(key)))
    }

    /// The way from a leaf to the root in its short form.
    /// - Throws: ``MerkleError/positionOutOfRange(position:depth:)``.
    public func openSparse(_ key: UInt64) throws(MerkleError) -> SparseMerklePath {
        SparseMerklePath(siblings: nodes.siblings(from: try place(key)))
    }

    /// The leaves that are not empty, by ascending key.
    public var entries: [(key: UInt64, value: Word)] {
        nodes.row(nodes.depth).map { (key: $0.key, value: $0.value) }.sorted { $0.key < $1.key }
    }

    /// The inner nodes above leaves that are not empty, the root first.
    public var innerNodes: [InnerNode] { nodes.innerNodes }

    /// Replaces all leaves below one node by those of a smaller tree.
    ///
    /// - Parameters:
    ///   - subtree: The smaller tree.
    ///   - position: The number of the node in the row that lies `subtree.depth` above the leaves.
    /// - Throws: ``MerkleError/depthOutOfRange(depth:least:most:)``,
    ///   ``MerkleError/positionOutOfRange(position:depth:)``.
    public mutating func setSubtree(
        _ subtree: SimpleSparseTree,
        at position: UInt64
    ) throws(MerkleError) {
        guard subtree.depth < depth else {
            throw .depthOutOfRange(depth: subtree.depth, least: 1, most: depth - 1)
        }
        let top = try NodeIndex(depth: nodes.depth - subtree.nodes.depth, position: position)
        for depth in 1...subtree.nodes.depth {
            let row = top.depth + depth
            for old in nodes.row(row).keys where old >> UInt64(depth) == position {
                if row == nodes.depth { leafCount -= 1 }
                nodes.put(nil, at: NodeIndex(unchecked: row, old))
            }
            for (new, hash) in subtree.nodes.row(depth) {
                let place = position << UInt64(depth) | new
                nodes.put(hash, at: NodeIndex(unchecked: row, place))
            }
        }
        leafCount += subtree.leafCount
        nodes.set(subtree.root, at: top)
    }
}
