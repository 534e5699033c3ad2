// SPDX-License-Identifier: MIT

public import FieldArithmetic
import Hashing

/// Computes what changes in a sparse tree, wherever its nodes are kept.
public enum SparseTreeUpdate {
    /// A place in a row of the tree and its new hash.
    private struct Change {
        let position: UInt64
        let hash: Word
    }

    /// The changes that setting some pairs makes.
    ///
    /// - Parameters:
    ///   - entries: Keys and their values after the update, each key once; the zero word removes.
    ///   - source: The tree before.
    /// - Returns: The changes; empty if no pair changes.
    /// - Throws: ``SparseTreeUpdateFailure/refused(_:)`` with
    ///   ``MerkleError/duplicateKey(leafIndex:)`` or ``MerkleError/tooManyLeafEntries(_:)``;
    ///   ``SparseTreeUpdateFailure/source(_:)``.
    /// - Complexity: one permutation and at most one read for each inner node that changes.
    public static func mutations<Source: NodeSource>(
        for entries: [(Word, Word)],
        in source: Source
    ) throws(SparseTreeUpdateFailure<Source.Failure>) -> MutationSet {
        let sorted = entries.sorted { $0.0 < $1.0 }
        for (first, second) in zip(sorted, sorted.dropFirst()) where first.0 == second.0 {
            throw .refused(.duplicateKey(leafIndex: SparseTreeLeaf.index(of: first.0)))
        }
        var pairs: [MutationSet.Pair] = []
        var row = try leafChanges(sorted, in: source, pairs: &pairs)
        let oldRoot: Word
        do { oldRoot = try source.root } catch { throw .source(error) }
        guard !row.isEmpty else {
            return MutationSet(
                oldRoot: oldRoot,
                newRoot: oldRoot,
                removals: [],
                additions: [],
                pairs: []
            )
        }
        var removals: [NodeIndex] = []
        var additions: [MutationSet.Addition] = []
        for depth in stride(from: UInt8(63), through: 0, by: -1) {
            do {
                row = try climb(
                    row,
                    to: depth,
                    in: source,
                    removals: &removals,
                    additions: &additions
                )
            } catch { throw .source(error) }
        }
        return MutationSet(
            oldRoot: oldRoot,
            newRoot: row[0].hash,
            removals: removals,
            additions: additions,
            pairs: pairs
        )
    }

    /// The leaves that change, from the left, and their pairs.
    private static func leafChanges<Source: NodeSource>(
        _ sorted: [(Word, Word)],
        in source: Source,
        pairs: inout [MutationSet.Pair]
    ) throws(SparseTreeUpdateFailure<Source.Failure>) -> [Change] {
        var changes: [Change] = []
        var start = 0
        while start < sorted.count {
            let position = SparseTreeLeaf.index(of: sorted[start].0)
            var leaf: SparseTreeLeaf
            do { leaf = try source.leaf(at: position) ?? .empty(position) } catch {
                throw .source(error)
            }
            let pairCount = pairs.count
            while start < sorted.count, SparseTreeLeaf.index(of: sorted[start].0) == position {
                let (key, value) = sorted[start]
                start += 1
                if leaf.value(for: key) == value { continue }
                do { try leaf.set(key, to: value) } catch { throw .refused(error) }
                pairs.append(MutationSet.Pair(key: key, value: value))
            }
            if pairs.count > pairCount {
                changes.append(Change(position: position, hash: leaf.hash))
            }
        }
        return changes
    }

    /// The changes in the row at `depth` that follow from those in the row below.
    private static func climb<Source: NodeSource>(
        _ row: [Change],
        to depth: UInt8,
        in source: Source,
        removals: inout [NodeIndex],
        additions: inout [MutationSet.Addition]
    ) throws(Source.Failure) -> [Change] {
        let empty = EmptySubtrees.roots[63 - Int(depth)]
        var above: [Change] = []
        above.reserveCapacity(row.count)
        var next = 0
        while next < row.count {
            let change = row[next]
            next += 1
            let sibling: Word
            if next < row.count, row[next].position == change.position ^ 1 {
                sibling = row[next].hash
                next += 1
            } else {
                let index = NodeIndex(unchecked: depth + 1, change.position ^ 1)
                sibling = try source.node(at: index) ?? empty
            }
            let node =
                change.position & 1 == 0
                ? InnerNode(left: change.hash, right: sibling)
                : InnerNode(left: sibling, right: change.hash)
            let index = NodeIndex(unchecked: depth, change.position >> 1)
            if node.left == empty && node.right == empty {
                removals.append(index)
                let hash = EmptySubtrees.roots[64 - Int(depth)]
                above.append(Change(position: index.position, hash: hash))
            } else {
                additions.append(MutationSet.Addition(index: index, node: node))
                above.append(Change(position: index.position, hash: node.hash))
            }
        }
        return above
    }
}
