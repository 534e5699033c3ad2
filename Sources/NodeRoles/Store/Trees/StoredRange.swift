// SPDX-License-Identifier: MIT

import FieldArithmetic
import MerkleStructures

/// The mountain range over block commitments, one row a node.
///
/// Level 0 holds the leaves; a node at level `l` and position `p` covers the leaves
/// `p << l ..< (p + 1) << l`. Nodes never change, so the range of any earlier size is still there.
struct StoredRange {
    let database: Database

    private func hash(level: Int, position: UInt64) throws(DatabaseError) -> Word {
        let stored = try database.first(
            "SELECT hash FROM range_nodes WHERE level = ? AND position = ?",
            .integer(level),
            .integer(position)
        ) { (row) throws(DatabaseError) in try row.word(0) }
        guard let stored else { throw .unexpectedRow("range node") }
        return stored
    }

    private func insert(_ hash: Word, level: Int, position: UInt64) throws(DatabaseError) {
        try database.run(
            "INSERT INTO range_nodes (level, position, hash) VALUES (?, ?, ?)",
            .integer(level),
            .integer(position),
            .word(hash)
        )
    }

    /// Adds the leaf at `position`, the next one, and every node that it completes.
    func append(_ leaf: Word, at position: UInt64) throws(DatabaseError) {
        try insert(leaf, level: 0, position: position)
        var (level, place, node) = (0, position, leaf)
        while place & 1 == 1 {
            let left = try hash(level: level, position: place - 1)
            node = InnerNode(left: left, right: node).hash
            level += 1
            place >>= 1
            try insert(node, level: level, position: place)
        }
    }

    /// The peaks over the first `leafCount` leaves; there must be so many.
    func peaks(leafCount: UInt64) throws(DatabaseError) -> MountainRangePeaks {
        var peaks: [Word] = []
        for level in (0..<32).reversed() where leafCount >> UInt64(level) & 1 == 1 {
            peaks.append(try hash(level: level, position: leafCount >> UInt64(level) - 1))
        }
        do {
            return try MountainRangePeaks(forest: Forest(leafCount: leafCount), peaks: peaks)
        } catch { throw .unexpectedRow("range size") }
    }

    /// The leaf at `position` with its path to its peak among the first `leafCount` leaves.
    func open(_ position: UInt64, leafCount: UInt64) throws(DatabaseError) -> MountainRangeProof {
        assert(position < leafCount)
        var siblings: [Word] = []
        var (level, place) = (0, position)
        // A node is below its peak as long as its parent lies wholly inside the range.
        while (place >> 1 + 1) << UInt64(level + 1) <= leafCount {
            siblings.append(try hash(level: level, position: place ^ 1))
            level += 1
            place >>= 1
        }
        let forest: Forest
        do { forest = try Forest(leafCount: leafCount) } catch {
            throw .unexpectedRow("range size")
        }
        return MountainRangeProof(
            path: MountainRangePath(
                forest: forest,
                position: position,
                path: MerklePath(siblings: siblings)
            ),
            leaf: try hash(level: 0, position: position)
        )
    }
}
