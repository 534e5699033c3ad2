// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic

/// A path in which roots of empty subtrees are not spelled out.
public struct SparseMerklePath: Hashable, Sendable {
    /// The number of levels between leaf and root, in `0...64`.
    public let depth: UInt8
    /// Bit `d - 1` says that the sibling at depth `d` is the root of an empty subtree.
    public let emptyMask: UInt64
    /// The other siblings, from the leaf upwards.
    public let nodes: [Word]

    /// Shortens a path.
    /// - Throws: ``MerkleError/depthOutOfRange(depth:least:most:)`` for a depth above 64.
    public init(_ path: MerklePath) throws(MerkleError) {
        guard path.depth <= 64 else {
            throw .depthOutOfRange(depth: path.depth, least: 0, most: 64)
        }
        self.init(siblings: path.siblings)
    }

    /// Shortens at most 64 siblings, given from the leaf upwards.
    init(siblings: [Word]) {
        assert(siblings.count <= 64)
        var mask: UInt64 = 0
        var nodes: [Word] = []
        for (height, sibling) in siblings.enumerated() {
            if sibling == EmptySubtrees.roots[height] {
                mask |= 1 << UInt64(siblings.count - height - 1)
            } else {
                nodes.append(sibling)
            }
        }
        depth = UInt8(siblings.count)
        emptyMask = mask
        self.nodes = nodes
    }

    /// Creates a path from its parts; nil if mask, depth and number of nodes disagree.
    public init?(depth: UInt8, emptyMask: UInt64, nodes: [Word]) {
        guard Self.isMask(emptyMask, depth: depth),
            nodes.count == Int(depth) - emptyMask.nonzeroBitCount
        else { return nil }
        self.depth = depth
        self.emptyMask = emptyMask
        self.nodes = nodes
    }

    private static func isMask(_ mask: UInt64, depth: UInt8) -> Bool {
        depth == 64 || depth < 64 && mask >> UInt64(depth) == 0
    }

    /// All siblings, from the leaf upwards.
    ///
    /// Shape `[depth]`.
    public var siblings: [Word] {
        var next = 0
        return (0..<Int(depth)).map { height in
            let isEmpty = emptyMask >> UInt64(Int(depth) - height - 1) & 1 == 1
            if isEmpty { return EmptySubtrees.roots[height] }
            defer { next += 1 }
            return nodes[next]
        }
    }

    /// The path with all siblings spelled out.
    public var path: MerklePath { MerklePath(siblings: siblings) }

    /// The root that the path leads to.
    ///
    /// - Parameters:
    ///   - leaf: The hash of the leaf.
    ///   - index: The position of the leaf in its row.
    /// - Returns: The hash at the end of the path.
    /// - Throws: ``MerkleError/positionOutOfRange(position:depth:)``.
    /// - Complexity: one permutation a level.
    public func root(leaf: Word, index: UInt64) throws(MerkleError) -> Word {
        try path.root(leaf: leaf, index: index)
    }
}

extension MerklePath {
    /// Spells out a short path.
    public init(_ sparse: SparseMerklePath) { self = sparse.path }
}

extension SparseMerklePath: ByteEncodable, ByteDecodable {
    /// Appends the depth in one byte, the mask in eight, and the nodes.
    public func encode(to writer: inout ByteWriter) {
        writer.write(depth)
        writer.write(emptyMask)
        for node in nodes { writer.write(node) }
    }

    /// Reads a path whose mask fits its depth.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let depth = try reader.readUInt8()
        let mask = try reader.readUInt64()
        guard depth <= 64 else { throw reader.broken("a depth of at most 64", at: start) }
        guard Self.isMask(mask, depth: depth) else {
            throw reader.broken("no empty sibling below the leaf", at: start + 1)
        }
        nodes = try reader.readItems(count: Int(depth) - mask.nonzeroBitCount)
        self.depth = depth
        emptyMask = mask
    }
}
