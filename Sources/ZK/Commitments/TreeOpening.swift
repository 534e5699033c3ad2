// SPDX-License-Identifier: MIT

public import FieldArithmetic
public import Hashing
public import Transcript

/// Rows of a committed matrix at a set of positions, with the nodes that tie them to its root.
public struct TreeOpening: Sendable {
    /// The opened positions, ascending and distinct.
    ///
    /// Shape `[k]`.
    public let positions: [Int]
    /// The rows in the same order.
    ///
    /// Shape `[k]`, each of the tree's width.
    public let rows: [[Felt]]
    /// The nodes that cannot be computed from the rows, level by level from the leaves up and from
    /// left to right within a level.
    public let siblings: [Digest]

    /// Gathers an opening.
    public init(positions: [Int], rows: [[Felt]], siblings: [Digest]) {
        self.positions = positions
        self.rows = rows
        self.siblings = siblings
    }

    /// How many sibling nodes an opening of these positions needs.
    ///
    /// - Parameters:
    ///   - positions: Ascending and distinct, each below `2^depth`.
    ///   - depth: The tree's height.
    /// - Returns: The exact number.
    public static func siblingCount(positions: [Int], depth: Int) -> Int {
        var level = positions
        var count = 0
        for _ in 0..<depth {
            var parents: [Int] = []
            parents.reserveCapacity(level.count)
            for position in level where parents.last != position >> 1 {
                parents.append(position >> 1)
            }
            count += 2 * parents.count - level.count
            level = parents
        }
        return count
    }

    /// The root that rows and siblings lead to; nil when there are too few or too many siblings.
    ///
    /// - Parameters:
    ///   - depth: The tree's height; every position is below `2^depth`.
    ///   - hash: The hash of rows and nodes.
    /// - Returns: The root, to be compared with the committed one.
    /// - Complexity: one leaf hash a row and at most `depth` nodes a row.
    public func root<Hash: ProofHash>(depth: Int, hash: Hash.Type) -> Digest? {
        guard !positions.isEmpty, rows.count == positions.count,
            siblings.count == Self.siblingCount(positions: positions, depth: depth)
        else { return nil }
        var level = positions
        var nodes = rows.map { Hash.hash(row: $0) }
        var used = 0
        for _ in 0..<depth {
            var count = 0
            var index = 0
            while index < level.count {
                let position = level[index]
                let parent: Digest
                if position & 1 == 1 {
                    parent = Hash.merge(siblings[used], nodes[index])
                    used += 1
                } else if index + 1 < level.count, level[index + 1] == position + 1 {
                    parent = Hash.merge(nodes[index], nodes[index + 1])
                    index += 1
                } else {
                    parent = Hash.merge(nodes[index], siblings[used])
                    used += 1
                }
                // Parents never outrun the nodes they are made of.
                level[count] = position >> 1
                nodes[count] = parent
                count += 1
                index += 1
            }
            level.removeLast(level.count - count)
            nodes.removeLast(nodes.count - count)
        }
        return nodes.count == 1 ? nodes[0] : nil
    }
}
