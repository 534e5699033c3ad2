// SPDX-License-Identifier: MIT

/// The number of a node of a mountain range, counted from the left.
///
/// It stays the same as the range grows: leaf `i` has `2i + 1`, inner nodes lie between their
/// subtrees, and trailing zeros give the height.
public struct InOrderIndex: Hashable, Comparable, Sendable {
    /// The number, at least 1.
    public let value: UInt64

    /// Creates an index; nil for 0 and for nodes above 2^32 leaves.
    public init?(_ value: UInt64) {
        guard value > 0, value <= 1 << 33 else { return nil }
        self.value = value
    }

    init(unchecked value: UInt64) { self.value = value }

    /// The index of a leaf.
    /// - Parameter leaf: Its position, below 2^32.
    public init(leaf: UInt32) { value = 2 * UInt64(leaf) + 1 }

    /// The index of the node at a height that stands on `position * 2^height` leaves.
    init(height: Int, position: UInt64) {
        value = (2 * position + 1) << UInt64(height)
    }

    /// The number of levels below the node.
    public var height: Int { value.trailingZeroBitCount }

    /// True for a leaf.
    public var isLeaf: Bool { value & 1 == 1 }

    /// The number of the node among those of its height.
    var position: UInt64 { value >> UInt64(height + 1) }

    /// True for a node on the left side of its parent.
    public var isLeft: Bool { position & 1 == 0 }

    /// The node above.
    public var parent: InOrderIndex {
        InOrderIndex(height: height + 1, position: position >> 1)
    }

    /// The other child of the same parent.
    public var sibling: InOrderIndex { InOrderIndex(height: height, position: position ^ 1) }

    /// The position of the leaf, if it is one.
    public var leaf: UInt64? { isLeaf ? value >> 1 : nil }

    /// The two nodes below; nil for a leaf.
    public var children: (left: InOrderIndex, right: InOrderIndex)? {
        if isLeaf { return nil }
        return (
            InOrderIndex(height: height - 1, position: 2 * position),
            InOrderIndex(height: height - 1, position: 2 * position + 1)
        )
    }

    /// The number of leaves up to the last one below this node.
    var leafEnd: UInt64 { (position + 1) << UInt64(height) }

    /// Orders from the left.
    public static func < (lhs: InOrderIndex, rhs: InOrderIndex) -> Bool { lhs.value < rhs.value }
}
