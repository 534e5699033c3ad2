// SPDX-License-Identifier: MIT

public import ByteCoding
public import FieldArithmetic

/// A growing list of words with commitments to each of its states.
///
/// Since nodes are never changed, openings and deltas can be made for any earlier size.
public struct MountainRange: Hashable, Sendable {
    /// A leaf, then each node that it completes; so every earlier range is a prefix.
    private var nodes: [Word]
    /// The number of leaves.
    public private(set) var forest: Forest

    /// A range without a leaf.
    public init() {
        nodes = []
        forest = .empty
    }

    /// Builds a range.
    /// - Throws: ``MerkleError/forestOutOfRange(forest:most:)``.
    public init(leaves: [Word]) throws(MerkleError) {
        self.init()
        for leaf in leaves { try append(leaf) }
    }

    /// The number of leaves.
    public var leafCount: UInt64 { forest.leafCount }

    /// The number of nodes.
    public var nodeCount: Int { nodes.count }

    /// Adds a leaf.
    /// - Throws: ``MerkleError/forestOutOfRange(forest:most:)`` beyond 2^32 - 1 leaves.
    /// - Complexity: one permutation on average.
    public mutating func append(_ leaf: Word) throws(MerkleError) {
        let grown = try Forest(leafCount: leafCount + 1)
        var node = leaf
        nodes.append(leaf)
        for height in 0..<grown.leafCount.trailingZeroBitCount {
            let left = self.node(height: height, position: grown.leafCount >> UInt64(height) - 2)
            node = InnerNode(left: left, right: node).hash
            nodes.append(node)
        }
        forest = grown
    }

    /// The node at a height that stands on the leaves from `position * 2^height`; it must exist.
    private func node(height: Int, position: UInt64) -> Word {
        let end = (position + 1) << UInt64(height)
        let laterCount = end.trailingZeroBitCount - height
        return nodes[Int(Forest(unchecked: end).nodeCount) - 1 - laterCount]
    }

    private func checked(_ forest: Forest) throws(MerkleError) {
        guard forest <= self.forest else {
            throw .forestOutOfRange(forest: forest.leafCount, most: leafCount)
        }
    }

    /// The leaf at a position.
    /// - Throws: ``MerkleError/forestOutOfRange(forest:most:)``.
    public func leaf(at position: UInt64) throws(MerkleError) -> Word {
        guard position < leafCount else {
            throw .forestOutOfRange(forest: position, most: leafCount)
        }
        return node(height: 0, position: position)
    }

    /// The peaks of the whole range.
    public var peaks: MountainRangePeaks { peaksUnchecked(at: forest) }

    /// The commitment to the whole range.
    public var peaksHash: Word { peaks.hash }

    /// The peaks that the range had at an earlier size.
    /// - Throws: ``MerkleError/forestOutOfRange(forest:most:)``.
    public func peaks(at forest: Forest) throws(MerkleError) -> MountainRangePeaks {
        try checked(forest)
        return peaksUnchecked(at: forest)
    }

    private func peaksUnchecked(at forest: Forest) -> MountainRangePeaks {
        let peaks = forest.heights.map { height in
            node(height: height, position: forest.leafCount >> UInt64(height) - 1)
        }
        return MountainRangePeaks(unchecked: forest, peaks)
    }

    /// A leaf with its path to the peak.
    ///
    /// - Parameters:
    ///   - position: The position of the leaf.
    ///   - forest: The size of the range at which the opening shall hold; the present one if nil.
    /// - Returns: The leaf and its path.
    /// - Throws: ``MerkleError/forestOutOfRange(forest:most:)``.
    public func open(
        _ position: UInt64,
        forest: Forest? = nil
    ) throws(MerkleError) -> MountainRangeProof {
        let forest = forest ?? self.forest
        try checked(forest)
        guard let tree = forest.tree(holding: position) else {
            throw .forestOutOfRange(forest: position, most: forest.leafCount)
        }
        let siblings = (0..<tree.height).map { height in
            node(height: height, position: position >> UInt64(height) ^ 1)
        }
        return MountainRangeProof(
            path: MountainRangePath(
                forest: forest,
                position: position,
                path: MerklePath(siblings: siblings)
            ),
            leaf: node(height: 0, position: position)
        )
    }

    /// What a holder of the peaks at `start` needs to know those at `end`.
    /// - Throws: ``MerkleError/forestOutOfRange(forest:most:)``.
    public func delta(
        from start: Forest,
        to end: Forest
    ) throws(MerkleError) -> MountainRangeDelta {
        try checked(end)
        guard start <= end else {
            throw .forestOutOfRange(forest: start.leafCount, most: end.leafCount)
        }
        let changed = start.leafCount ^ end.leafCount
        guard changed != 0 else { return MountainRangeDelta(forest: end, data: []) }
        let top = 63 - changed.leadingZeroBitCount
        let merged = start.leafCount & ((1 << UInt64(top)) - 1)
        var (data, newTop) = ([Word](), top)
        if merged != 0 {
            newTop = top - 1
            for height in merged.trailingZeroBitCount..<top {
                // Old peaks on the way are left siblings; the smallest is where the way starts.
                let isStart = height == merged.trailingZeroBitCount
                if !isStart && merged >> UInt64(height) & 1 == 1 { continue }
                let next = start.leafCount >> UInt64(height) + (isStart ? 0 : 1)
                data.append(node(height: height, position: next))
            }
        }
        for height in end.heights where height <= newTop {
            data.append(node(height: height, position: end.leafCount >> UInt64(height) - 1))
        }
        return MountainRangeDelta(forest: end, data: data)
    }
}

extension MountainRange: ByteEncodable, ByteDecodable {
    /// Appends the number of leaves and the list of nodes.
    public func encode(to writer: inout ByteWriter) {
        writer.write(forest)
        writer.writeList(nodes)
    }

    /// Reads as many nodes as the number of leaves asks for; they are taken on trust.
    public init(from reader: inout ByteReader) throws(DecodingFailure) {
        forest = try Forest(from: &reader)
        let start = reader.offset
        nodes = try reader.readList(itemByteCount: 32)
        guard UInt64(nodes.count) == forest.nodeCount else {
            throw reader.broken("all nodes of the trees and no more", at: start)
        }
    }
}
