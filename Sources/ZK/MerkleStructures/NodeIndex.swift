// SPDX-License-Identifier: MIT

public import ByteCoding

/// The place of a node in a binary tree: its distance from the root and its number in that row.
public struct NodeIndex: Hashable, Sendable {
    /// The distance from the root, in `0...64`.
    public let depth: UInt8
    /// The number within the row, from the left, below `2^depth`.
    public let position: UInt64

    /// The greatest depth.
    public static let depthMax: UInt8 = 64

    /// The place of the root.
    public static let root = NodeIndex(unchecked: 0, 0)

    /// Creates a place.
    /// - Throws: ``MerkleError/depthOutOfRange(depth:least:most:)`` or
    ///   ``MerkleError/positionOutOfRange(position:depth:)``.
    public init(depth: UInt8, position: UInt64) throws(MerkleError) {
        guard depth <= Self.depthMax else {
            throw .depthOutOfRange(depth: Int(depth), least: 0, most: Int(Self.depthMax))
        }
        guard depth == 64 || position >> UInt64(depth) == 0 else {
            throw .positionOutOfRange(position: position, depth: Int(depth))
        }
        self.init(unchecked: depth, position)
    }

    init(unchecked depth: UInt8, _ position: UInt64) {
        self.depth = depth
        self.position = position
    }

    /// The place of a leaf of a tree of depth 64.
    public init(leaf position: UInt64) { self.init(unchecked: 64, position) }

    /// True for the root.
    public var isRoot: Bool { depth == 0 }

    /// True for a node on the right side of its parent.
    public var isRight: Bool { position & 1 == 1 }

    /// The other child of the same parent.
    public var sibling: NodeIndex { NodeIndex(unchecked: depth, position ^ 1) }

    /// The node above; the root is its own.
    public var parent: NodeIndex {
        isRoot ? self : NodeIndex(unchecked: depth - 1, position >> 1)
    }

    /// The node below on the left.
    ///
    /// The depth must be less than 64.
    public var leftChild: NodeIndex { NodeIndex(unchecked: depth + 1, position << 1) }

    /// The node below on the right.
    ///
    /// The depth must be less than 64.
    public var rightChild: NodeIndex { NodeIndex(unchecked: depth + 1, position << 1 | 1) }
}

extension NodeIndex: Comparable {
    /// Compares depths, then positions.
    public static func < (lhs: NodeIndex, rhs: NodeIndex) -> Bool {
        lhs.depth != rhs.depth ? lhs.depth < rhs.depth : lhs.position < rhs.position
    }
}

extension NodeIndex: ByteEncodable, ByteDecodable {
    /// Appends the depth in one byte and the position in eight.
    public func encode(to writer: inout ByteWriter) {
        writer.write(depth)
        writer.write(position)
    }

    /// Reads nine bytes of an existing place.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let depth = try reader.readUInt8()
        let position = try reader.readUInt64()
        do { try self.init(depth: depth, position: position) } catch {
            throw reader.broken("a node within a tree of depth 64", at: start)
        }
    }
}
