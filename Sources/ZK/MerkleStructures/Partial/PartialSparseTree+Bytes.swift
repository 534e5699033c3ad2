// SPDX-License-Identifier: MIT

public import ByteCoding
import FieldArithmetic

extension PartialSparseTree: ByteEncodable, ByteDecodable {
    /// Appends the root, the nodes that cannot be computed from others, and the leaves; each list
    /// by depth and position.
    public func encode(to writer: inout ByteWriter) { writer.write(UniqueNodes(self)) }

    /// Reads nodes in any order, computes all above them, and compares the root.
    ///
    /// Rebuilding goes row by row from the leaves upwards, so presence and absence may be mixed.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let unique = try UniqueNodes(from: &reader)
        guard let tree = PartialSparseTree(unique) else {
            throw reader.broken("nodes that lead to the root", at: start)
        }
        self = tree
    }

    /// Rebuilds a tree; nil if a node is missing, given twice differently, or leads elsewhere.
    private init?(_ unique: UniqueNodes) {
        var leaves: [UInt64: SparseTreeLeaf] = [:]
        var row: [UInt64: Word] = [:]
        for leaf in unique.leaves where !leaf.isEmpty {
            guard leaves.updateValue(leaf, forKey: leaf.index) == nil else { return nil }
            row[leaf.index] = leaf.hash
        }
        for (position, hash) in unique.leafHashes {
            guard row.updateValue(hash, forKey: position) == nil else { return nil }
        }
        var given: [[UInt64: Word]] = .init(repeating: [:], count: 64)
        for node in unique.nodes {
            let depth = Int(node.index.depth)
            let hash = node.hash ?? EmptySubtrees.roots[64 - depth]
            let before = given[depth].updateValue(hash, forKey: node.index.position)
            guard before == nil || before == hash else { return nil }
        }
        var inner: [NodeIndex: InnerNode] = [:]
        for depth in stride(from: UInt8(63), through: 0, by: -1) {
            let fallback: Word? = depth == 63 ? .zero : nil
            guard
                let above = Self.rebuildRow(
                    at: depth,
                    above: row,
                    given: given[Int(depth)],
                    fallback: fallback,
                    inner: &inner
                )
            else { return nil }
            row = above
        }
        guard row.isEmpty || row[0] == unique.root else { return nil }
        self.init(root: unique.root, inner: inner, leaves: leaves)
    }

    /// The hashes of a row: those that follow from the row below and those that are given.
    private static func rebuildRow(
        at depth: UInt8,
        above row: [UInt64: Word],
        given: [UInt64: Word],
        fallback: Word?,
        inner: inout [NodeIndex: InnerNode]
    ) -> [UInt64: Word]? {
        let emptyChild = EmptySubtrees.roots[63 - Int(depth)]
        let emptyNode = EmptySubtrees.roots[64 - Int(depth)]
        var result = given
        for (position, hash) in row {
            if position & 1 == 1 && row[position ^ 1] != nil { continue }
            guard let sibling = row[position ^ 1] ?? fallback else { return nil }
            let node =
                position & 1 == 0
                ? InnerNode(left: hash, right: sibling) : InnerNode(left: sibling, right: hash)
            let isEmpty = node.left == emptyChild && node.right == emptyChild
            let nodeHash = isEmpty ? emptyNode : node.hash
            let before = result.updateValue(nodeHash, forKey: position >> 1)
            guard before == nil || before == nodeHash else { return nil }
            if !isEmpty { inner[NodeIndex(unchecked: depth, position >> 1)] = node }
        }
        return result
    }
}
