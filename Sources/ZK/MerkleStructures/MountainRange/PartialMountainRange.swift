// SPDX-License-Identifier: MIT

public import FieldArithmetic

/// The peaks of a mountain range and the paths of some of its leaves, kept up as the range grows.
public struct PartialMountainRange: Hashable, Sendable {
    /// A node and its place.
    public struct Node: Hashable, Sendable {
        /// The place.
        public let index: InOrderIndex
        /// The hash.
        public let hash: Word

        /// Creates a node.
        public init(index: InOrderIndex, hash: Word) {
            self.index = index
            self.hash = hash
        }
    }

    private var peakList: [Word]
    private var stored: [InOrderIndex: Word] = [:]
    private var trackedSet: Set<UInt64> = []
    /// The number of leaves.
    public private(set) var forest: Forest

    /// A range without a leaf.
    public init() {
        peakList = []
        forest = .empty
    }

    /// A range of which only the peaks are known.
    public init(peaks: MountainRangePeaks) {
        peakList = peaks.peaks
        forest = peaks.forest
    }

    /// Creates a range from its parts.
    ///
    /// - Throws: ``MerkleError/forestOutOfRange(forest:most:)`` if a node or a leaf lies outside,
    ///   ``MerkleError/positionOutOfRange(position:depth:)`` if a tracked leaf has no node.
    public init(
        peaks: MountainRangePeaks,
        nodes: [Node],
        trackedPositions: [UInt64]
    ) throws(MerkleError) {
        self.init(peaks: peaks)
        for node in nodes {
            guard node.index.leafEnd <= leafCount else {
                throw .forestOutOfRange(forest: node.index.leafEnd, most: leafCount)
            }
            stored[node.index] = node.hash
        }
        for position in trackedPositions {
            guard position < leafCount else {
                throw .forestOutOfRange(forest: position, most: leafCount)
            }
            guard stored[InOrderIndex(height: 0, position: position)] != nil else {
                throw .positionOutOfRange(position: position, depth: 0)
            }
            trackedSet.insert(position)
        }
    }

    /// The number of leaves.
    public var leafCount: UInt64 { forest.leafCount }

    /// The peaks.
    public var peaks: MountainRangePeaks { MountainRangePeaks(unchecked: forest, peakList) }

    /// The commitment to the range.
    public var peaksHash: Word { peaks.hash }

    /// All known nodes below the peaks, and tracked leaves; from the left.
    public var nodes: [Node] {
        stored.keys.sorted().compactMap { index in
            stored[index].map { Node(index: index, hash: $0) }
        }
    }

    /// The positions of the tracked leaves, ascending.
    public var trackedPositions: [UInt64] { trackedSet.sorted() }

    /// True if the leaf at the position can be opened.
    public func isTracked(_ position: UInt64) -> Bool { trackedSet.contains(position) }

    /// The leaf at a tracked position; nil for any other.
    public func leaf(at position: UInt64) -> Word? {
        isTracked(position) ? stored[InOrderIndex(height: 0, position: position)] : nil
    }

    /// A tracked leaf with its path; nil if it is not tracked or its path is not complete.
    /// - Throws: ``MerkleError/forestOutOfRange(forest:most:)``.
    public func open(_ position: UInt64) throws(MerkleError) -> MountainRangeProof? {
        guard let tree = forest.tree(holding: position) else {
            throw .forestOutOfRange(forest: position, most: leafCount)
        }
        guard let leaf = leaf(at: position) else { return nil }
        var siblings: [Word] = []
        for height in 0..<tree.height {
            let index = InOrderIndex(height: height, position: position >> UInt64(height) ^ 1)
            guard let sibling = stored[index] else { return nil }
            siblings.append(sibling)
        }
        return MountainRangeProof(
            path: MountainRangePath(
                forest: forest,
                position: position,
                path: MerklePath(siblings: siblings)
            ),
            leaf: leaf
        )
    }

    /// Starts to follow a leaf.
    /// - Throws: ``MerkleError/unknownPeak(height:)``,
    ///   ``MerkleError/forestOutOfRange(forest:most:)``,
    ///   ``MerkleError/conflictingRoots(expected:got:)``; the range is then unchanged.
    public mutating func track(
        _ position: UInt64,
        leaf: Word,
        path: MerklePath
    ) throws(MerkleError) {
        try peaks.verify(path, leaf: leaf, position: position)
        trackedSet.insert(position)
        var index = InOrderIndex(height: 0, position: position)
        stored[index] = leaf
        for sibling in path.siblings {
            stored[index.sibling] = sibling
            index = index.parent
        }
    }

    /// Stops following a leaf and drops the nodes that no other leaf needs.
    /// - Returns: The dropped nodes, from the leaf upwards.
    @discardableResult
    public mutating func untrack(_ position: UInt64) -> [Node] {
        var removed: [Node] = []
        guard trackedSet.remove(position) != nil, !isTracked(position ^ 1) else { return removed }
        var index = InOrderIndex(height: 0, position: position)
        func drop(_ index: InOrderIndex, from stored: inout [InOrderIndex: Word]) -> Bool {
            guard let hash = stored.removeValue(forKey: index) else { return false }
            removed.append(Node(index: index, hash: hash))
            return true
        }
        _ = drop(index, from: &stored)
        // A node on the way that is stored belongs to the path of another leaf, which then needs
        // everything further up.
        while drop(index.sibling, from: &stored), stored[index] == nil { index = index.parent }
        return removed
    }

    /// True if a leaf at or below the node is tracked.
    private func isFollowed(_ index: InOrderIndex) -> Bool {
        guard let (left, right) = index.children else { return isTracked(index.value >> 1) }
        return stored[left] != nil || stored[right] != nil
    }

    /// Hashes a node with its siblings up to a height: old peaks on the left, given nodes on the
    /// right; keeps those that paths of tracked leaves need.
    private mutating func climb(
        from start: Node,
        to height: Int,
        rightSiblings: [Word]
    ) -> (peak: Word, kept: [Node]) {
        var (hash, index, kept) = (start.hash, start.index, [Node]())
        var given = rightSiblings[...]
        while index.height < height {
            let sibling = index.sibling
            let other = (index.isLeft ? given.popFirst() : peakList.popLast()) ?? .zero
            if isFollowed(sibling), stored.updateValue(hash, forKey: index) == nil {
                kept.append(Node(index: index, hash: hash))
            }
            if isFollowed(index), stored.updateValue(other, forKey: sibling) == nil {
                kept.append(Node(index: sibling, hash: other))
            }
            let pair =
                index.isLeft
                ? InnerNode(left: hash, right: other) : InnerNode(left: other, right: hash)
            hash = pair.hash
            index = index.parent
        }
        return (hash, kept)
    }

    /// Adds a leaf.
    /// - Returns: The nodes that are kept for paths, from the left.
    /// - Throws: ``MerkleError/forestOutOfRange(forest:most:)``.
    @discardableResult
    public mutating func append(
        _ leaf: Word,
        isTracked: Bool = false
    ) throws(MerkleError) -> [Node] {
        let grown = try Forest(leafCount: leafCount + 1)
        let start = Node(index: InOrderIndex(height: 0, position: leafCount), hash: leaf)
        var kept: [Node] = []
        if isTracked {
            trackedSet.insert(leafCount)
            stored[start.index] = leaf
            kept.append(start)
        }
        let height = grown.leafCount.trailingZeroBitCount
        let climbed = climb(from: start, to: height, rightSiblings: [])
        peakList.append(climbed.peak)
        forest = grown
        return (kept + climbed.kept).sorted { $0.index < $1.index }
    }

    /// Follows the growth of the range.
    /// - Returns: The nodes that are kept for paths, from the left.
    /// - Throws: ``MerkleError/forestOutOfRange(forest:most:)`` if the delta leads back,
    ///   ``MerkleError/deltaLength(expected:got:)``; the range is then unchanged.
    @discardableResult
    public mutating func apply(_ delta: MountainRangeDelta) throws(MerkleError) -> [Node] {
        guard delta.forest >= forest else {
            throw .forestOutOfRange(forest: leafCount, most: delta.forest.leafCount)
        }
        let changed = leafCount ^ delta.forest.leafCount
        let top = 63 - changed.leadingZeroBitCount
        let merged = changed == 0 ? 0 : leafCount & ((1 << UInt64(top)) - 1)
        let first = merged.trailingZeroBitCount
        let siblingCount = merged == 0 ? 0 : top - first - merged.nonzeroBitCount + 1
        let peakMask: UInt64 = merged == 0 ? changed : (1 << UInt64(top)) - 1
        let peakCount = (delta.forest.leafCount & peakMask).nonzeroBitCount
        guard delta.data.count == siblingCount + peakCount else {
            throw .deltaLength(expected: siblingCount + peakCount, got: delta.data.count)
        }
        var kept: [Node] = []
        if merged != 0 {
            let place = InOrderIndex(height: first, position: leafCount >> UInt64(first))
            let climbed = climb(
                from: Node(index: place, hash: delta.data[0]),
                to: top,
                rightSiblings: Array(delta.data[1..<siblingCount])
            )
            peakList.append(climbed.peak)
            kept = climbed.kept
        }
        peakList += delta.data[siblingCount...]
        forest = delta.forest
        return kept.sorted { $0.index < $1.index }
    }
}
