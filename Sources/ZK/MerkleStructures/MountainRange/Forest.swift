// SPDX-License-Identifier: MIT

public import ByteCoding

/// The shape of a mountain range: its number of leaves, one perfect tree for each set bit.
public struct Forest: Hashable, Comparable, Sendable {
    /// The most leaves.
    public static let leafCountMax: UInt64 = 1 << 32 - 1
    /// The shape without a leaf.
    public static let empty = Forest(unchecked: 0)

    /// The number of leaves, at most 2^32 - 1.
    public let leafCount: UInt64

    /// Creates a shape.
    /// - Throws: ``MerkleError/forestOutOfRange(forest:most:)``.
    public init(leafCount: UInt64) throws(MerkleError) {
        guard leafCount <= Self.leafCountMax else {
            throw .forestOutOfRange(forest: leafCount, most: Self.leafCountMax)
        }
        self.leafCount = leafCount
    }

    init(unchecked leafCount: UInt64) { self.leafCount = leafCount }

    /// The number of trees.
    public var treeCount: Int { leafCount.nonzeroBitCount }

    /// The number of nodes in all trees.
    public var nodeCount: UInt64 { 2 * leafCount - UInt64(leafCount.nonzeroBitCount) }

    /// The heights of the trees, from the largest.
    var heights: [Int] {
        stride(from: 63 - leafCount.leadingZeroBitCount, through: 0, by: -1).filter {
            leafCount >> UInt64($0) & 1 == 1
        }
    }

    /// The tree that holds a leaf: its height, its number from the largest, and its first leaf.
    func tree(holding position: UInt64) -> (height: Int, number: Int, firstLeaf: UInt64)? {
        guard position < leafCount else { return nil }
        let height = 63 - (position ^ leafCount).leadingZeroBitCount
        let number = (leafCount >> UInt64(height)).nonzeroBitCount - 1
        return (height, number, leafCount ^ leafCount & ((2 << UInt64(height)) - 1))
    }

    /// Orders by number of leaves.
    public static func < (lhs: Forest, rhs: Forest) -> Bool { lhs.leafCount < rhs.leafCount }
}

extension Forest: ByteEncodable, ByteDecodable {
    /// Appends the number of leaves as a variable-length integer.
    public func encode(to writer: inout ByteWriter) { writer.writeVariableInteger(leafCount) }

    /// Reads the number of leaves.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        let start = reader.offset
        let leafCount = try reader.readVariableInteger()
        do { try self.init(leafCount: leafCount) } catch {
            throw reader.broken("less than 2^32 leaves", at: start)
        }
    }
}
