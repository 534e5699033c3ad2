// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic
import Hashing

/// The siblings on the way from a leaf to the root.
public struct MerklePath: Hashable, Sendable {
    /// The siblings, from the leaf upwards.
    ///
    /// Shape `[depth]`, at most 255.
    public let siblings: [Word]

    /// Creates a path from its siblings, from the leaf upwards.
    public init(siblings: [Word]) { self.siblings = siblings }

    /// The number of levels between leaf and root.
    public var depth: Int { siblings.count }

    /// The root that the path leads to.
    ///
    /// - Parameters:
    ///   - leaf: The hash of the leaf.
    ///   - index: The position of the leaf in its row.
    /// - Returns: The hash at the end of the path.
    /// - Throws: ``MerkleError/positionOutOfRange(position:depth:)``.
    /// - Complexity: one permutation a level.
    public func root(leaf: Word, index: UInt64) throws(MerkleError) -> Word {
        guard depth >= 64 || index >> UInt64(depth) == 0 else {
            throw .positionOutOfRange(position: index, depth: depth)
        }
        var (node, position) = (leaf, index)
        for sibling in siblings {
            node =
                position & 1 == 0
                ? Poseidon2.merge(node, sibling) : Poseidon2.merge(sibling, node)
            position >>= 1
        }
        return node
    }

    /// The inner nodes on the way up, the parent of the leaf first and the root last.
    public func innerNodes(
        leaf: Word,
        index: UInt64
    ) throws(MerkleError) -> [InnerNode] {
        guard depth >= 64 || index >> UInt64(depth) == 0 else {
            throw .positionOutOfRange(position: index, depth: depth)
        }
        var (node, position) = (leaf, index)
        var nodes: [InnerNode] = []
        for sibling in siblings {
            let inner =
                position & 1 == 0
                ? InnerNode(left: node, right: sibling) : InnerNode(left: sibling, right: node)
            nodes.append(inner)
            node = inner.hash
            position >>= 1
        }
        return nodes
    }
}

extension MerklePath: ByteEncodable, ByteDecodable {
    /// Appends the depth in one byte and the siblings.
    public func encode(to writer: inout ByteWriter) {
        precondition(depth <= 255)
        writer.write(UInt8(depth))
        for sibling in siblings { writer.write(sibling) }
    }

    /// Reads the depth and as many siblings.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let depth = try reader.readUInt8()
        self.init(siblings: try reader.readItems(count: Int(depth)))
    }
}
