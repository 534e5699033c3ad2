// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic

/// The nodes of a ``PartialSparseTree`` from which all others follow.
struct UniqueNodes {
    /// A node of which only the hash is known.
    struct Node {
        let index: NodeIndex
        /// Nil for the root of an empty subtree.
        let hash: Word?
    }

    var root: Word
    /// At depths 1 to 63.
    var nodes: [Node] = []
    var leaves: [SparseTreeLeaf] = []
    /// Leaves of which only the hash is known, with their positions.
    var leafHashes: [(position: UInt64, hash: Word)] = []
}

extension UniqueNodes {
    /// Collects the nodes of a tree, by depth and position.
    init(_ tree: PartialSparseTree) {
        root = tree.root
        leaves = tree.sortedLeaves
        for index in tree.inner.keys.sorted() {
            guard let pair = tree.inner[index] else { continue }
            let empty = EmptySubtrees.roots[63 - Int(index.depth)]
            for (child, hash) in [(index.leftChild, pair.left), (index.rightChild, pair.right)] {
                if child.depth == 64 {
                    let isKnown = hash == .zero || tree.leaves[child.position] != nil
                    if !isKnown { leafHashes.append((child.position, hash)) }
                } else if tree.inner[child] == nil {
                    nodes.append(Node(index: child, hash: hash == empty ? nil : hash))
                }
            }
        }
        nodes += supportNodes(of: tree)
        nodes.sort { $0.index < $1.index }
    }

    /// Nodes that could be left out, but that readers need which rebuild the ways up from leaves
    /// before, and one after another, all other ways.
    private func supportNodes(of tree: PartialSparseTree) -> [Node] {
        var aboveLeaves: Set<NodeIndex> = []
        for leaf in leaves {
            var index = NodeIndex(leaf: leaf.index).parent
            while aboveLeaves.insert(index).inserted { index = index.parent }
        }
        let others = tree.inner.keys.filter { !aboveLeaves.contains($0) && !$0.isRoot }
        let ends = others.filter {
            tree.inner[$0.leftChild] == nil && tree.inner[$0.rightChild] == nil
        }
        guard ends.count > 1 || !ends.isEmpty && !leaves.isEmpty else { return [] }
        return others.map { Node(index: $0, hash: tree.inner[$0]?.hash) }
    }
}

extension UniqueNodes: ByteEncodable, ByteDecodable {
    /// Stands for the root of an empty subtree; no element has this value.
    private static let emptyMark = UInt64.max

    func encode(to writer: inout ByteWriter) {
        writer.write(root)
        let depths = Set(nodes.map { $0.index.depth }).sorted()
        writer.write(UInt64(depths.count))
        for depth in depths {
            let row = nodes.filter { $0.index.depth == depth }
            writer.write(depth)
            writer.write(UInt64(row.count))
            for node in row {
                writer.write(node.index.position)
                if let hash = node.hash {
                    writer.write(hash)
                } else {
                    writer.write(Self.emptyMark)
                }
            }
        }
        writer.write(UInt64(leaves.count))
        for leaf in leaves {
            writer.write(leaf.index)
            writer.write(leaf)
        }
        writer.write(UInt64(leafHashes.count))
        for (position, hash) in leafHashes {
            writer.write(position)
            writer.write(hash)
        }
    }

    init(from reader: inout ByteReader) throws(DecodingFailure) {
        root = try reader.readWord()
        for _ in 0..<(try reader.readUInt64Count(itemByteCount: 9)) {
            let start = reader.offset
            let depth = try reader.readUInt8()
            guard (1...63).contains(depth) else {
                throw reader.broken("a depth in 1...63", at: start)
            }
            for _ in 0..<(try reader.readUInt64Count(itemByteCount: 16)) {
                nodes.append(try Self.readNode(depth: depth, from: &reader))
            }
        }
        for _ in 0..<(try reader.readUInt64Count(itemByteCount: 17)) {
            let start = reader.offset
            let position = try reader.readUInt64()
            let leaf = try SparseTreeLeaf(from: &reader)
            guard leaf.index == position, leaf.isSorted else {
                throw reader.broken("a leaf at its own position, sorted by key", at: start)
            }
            leaves.append(leaf)
        }
        for _ in 0..<(try reader.readUInt64Count(itemByteCount: 40)) {
            let position = try reader.readUInt64()
            leafHashes.append((position, try reader.readWord()))
        }
    }

    private static func readNode(
        depth: UInt8,
        from reader: inout ByteReader
    ) throws(DecodingFailure) -> Node {
        let start = reader.offset
        let position = try reader.readUInt64()
        guard let index = try? NodeIndex(depth: depth, position: position) else {
            throw reader.broken("a position within the row", at: start)
        }
        var ahead = reader
        if try ahead.readUInt64() == emptyMark {
            reader = ahead
            return Node(index: index, hash: nil)
        }
        return Node(index: index, hash: try reader.readWord())
    }
}
