// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic

/// A binary tree of which only some nodes are known, with leaves at any depth.
///
/// Each known node but the root has a known sibling, so every known node can be opened.
public struct PartialMerkleTree: Hashable, Sendable {
    private var nodes: [NodeIndex: Word] = [:]
    private var leafIndices: Set<NodeIndex> = []
    /// The depth of the deepest leaf.
    public private(set) var depthMax = 0

    /// A tree of which nothing is known.
    public init() {}

    /// Builds a tree from leaves that determine all nodes above them.
    /// - Throws: ``MerkleError/nodeNotFound(_:)`` when a sibling is missing,
    ///   ``MerkleError/nodeAboveAnother(_:)`` when a leaf lies above another.
    public init(leaves: [(index: NodeIndex, value: Word)]) throws(MerkleError) {
        for (index, value) in leaves {
            guard index.depth >= 1 else { throw .depthOutOfRange(depth: 0, least: 1, most: 64) }
            nodes[index] = value
            leafIndices.insert(index)
            depthMax = max(depthMax, Int(index.depth))
        }
        var row: [NodeIndex] = []
        for depth in stride(from: depthMax, to: 0, by: -1) {
            row += leafIndices.filter { $0.depth == depth }
            var above: Set<NodeIndex> = []
            for index in row where !above.contains(index.parent) {
                try buildParent(of: index)
                above.insert(index.parent)
            }
            row = Array(above)
        }
    }

    private mutating func buildParent(of index: NodeIndex) throws(MerkleError) {
        guard !leafIndices.contains(index.parent) else { throw .nodeAboveAnother(index.parent) }
        let (left, right) = index.isRight ? (index.sibling, index) : (index, index.sibling)
        guard let leftHash = nodes[left] else { throw .nodeNotFound(left) }
        guard let rightHash = nodes[right] else { throw .nodeNotFound(right) }
        nodes[index.parent] = InnerNode(left: leftHash, right: rightHash).hash
    }

    /// The root; the zero word while nothing is known.
    public var root: Word { nodes[.root] ?? .zero }

    /// The known leaves, by depth and position.
    public var leaves: [(index: NodeIndex, value: Word)] {
        leafIndices.sorted().map { ($0, nodes[$0] ?? .zero) }
    }

    /// True if the place holds a leaf.
    public func isLeaf(_ index: NodeIndex) -> Bool { leafIndices.contains(index) }

    /// The hash at a place.
    /// - Throws: ``MerkleError/nodeNotFound(_:)``.
    public func node(at index: NodeIndex) throws(MerkleError) -> Word {
        guard let node = nodes[index] else { throw .nodeNotFound(index) }
        return node
    }

    /// The way from a known place below the root up to it.
    /// - Throws: ``MerkleError/nodeNotFound(_:)``.
    public func path(from index: NodeIndex) throws(MerkleError) -> MerklePath {
        guard index.depth >= 1 else { throw .depthOutOfRange(depth: 0, least: 1, most: depthMax) }
        _ = try node(at: index)
        var (siblings, place) = ([Word](), index)
        while !place.isRoot {
            siblings.append(try node(at: place.sibling))
            place = place.parent
        }
        return MerklePath(siblings: siblings)
    }

    /// Adds a node with its path.
    ///
    /// - Throws: ``MerkleError/conflictingRoots(expected:got:)`` when it leads to another root; the
    ///   tree is then unchanged.
    public mutating func add(
        _ value: Word,
        position: UInt64,
        path: MerklePath
    ) throws(MerkleError) {
        guard path.depth >= 1, path.depth <= 64 else {
            throw .depthOutOfRange(depth: path.depth, least: 1, most: 64)
        }
        var index = try NodeIndex(depth: UInt8(path.depth), position: position)
        let above = try path.innerNodes(leaf: value, index: position)
        let newRoot = above[above.count - 1].hash
        guard nodes.isEmpty || newRoot == root else {
            throw .conflictingRoots(expected: root, got: newRoot)
        }
        depthMax = max(depthMax, path.depth)
        if nodes[index] == nil { leafIndices.insert(index) }
        nodes[index] = value
        for (level, sibling) in path.siblings.enumerated() {
            if nodes[index.sibling] == nil { leafIndices.insert(index.sibling) }
            nodes[index.sibling] = sibling
            index = index.parent
            leafIndices.remove(index)
            nodes[index] = above[level].hash
        }
    }

    /// Replaces a leaf and all nodes above it.
    /// - Returns: The value before.
    /// - Throws: ``MerkleError/nodeNotFound(_:)`` if no leaf is there.
    @discardableResult
    public mutating func update(_ index: NodeIndex, to value: Word) throws(MerkleError) -> Word {
        guard isLeaf(index), let old = nodes[index] else { throw .nodeNotFound(index) }
        nodes[index] = value
        var place = index
        while !place.isRoot {
            try buildParent(of: place)
            place = place.parent
        }
        return old
    }
}

extension PartialMerkleTree: ByteEncodable, ByteDecodable {
    /// Appends a count in eight bytes and the leaves with their places, in order.
    public func encode(to writer: inout ByteWriter) {
        writer.write(UInt64(leafIndices.count))
        for (index, value) in leaves {
            writer.write(index)
            writer.write(value)
        }
    }

    /// Reads leaves that make up a tree.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let count = try reader.readUInt64Count(itemByteCount: 41)
        var leaves: [(index: NodeIndex, value: Word)] = []
        for _ in 0..<count {
            let index = try NodeIndex(from: &reader)
            leaves.append((index, try reader.readWord()))
        }
        do { try self.init(leaves: leaves) } catch {
            throw reader.broken("leaves that determine a root", at: start)
        }
    }
}
