// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import MerkleStructures

/// Reads the bytes of a partial tree as some peers do: first all ways up from leaves, then, in one
/// queue, those that start beside given nodes.
///
/// Only whether each node is found in time is told, not whether the hashes are right.
struct LeafFirstReader {
    private var given: Set<NodeIndex> = []
    private var built: Set<NodeIndex> = []
    private var leafParents: [NodeIndex] = []

    /// Reads bytes that are well formed.
    init(_ bytes: [UInt8]) throws {
        var reader = ByteReader(bytes)
        _ = try reader.readWord()
        for _ in 0..<(try reader.readUInt64()) {
            let depth = try reader.readUInt8()
            for _ in 0..<(try reader.readUInt64()) {
                given.insert(try NodeIndex(depth: depth, position: reader.readUInt64()))
                var ahead = reader
                if try ahead.readUInt64() == .max {
                    reader = ahead
                } else {
                    _ = try reader.readWord()
                }
            }
        }
        for _ in 0..<(try reader.readUInt64()) {
            leafParents.append(NodeIndex(leaf: try reader.readUInt64()).parent)
            _ = try SparseTreeLeaf(from: &reader)
        }
    }

    /// True if every node is there when its parent is computed.
    var findsAllNodes: Bool {
        var state = self
        let others = given.map(\.parent).sorted {
            $0.depth != $1.depth ? $0.depth > $1.depth : $0.position < $1.position
        }
        return state.climb(from: leafParents) && state.climb(from: others)
    }

    private mutating func climb(from start: [NodeIndex]) -> Bool {
        var (queue, seen, next) = (start, Set<NodeIndex>(), 0)
        while next < queue.count {
            let index = queue[next]
            next += 1
            if built.contains(index) { continue }
            let children = [index.leftChild, index.rightChild]
            guard index.depth == 63 || children.allSatisfy({ isKnown($0) }) else { return false }
            built.insert(index)
            if !index.isRoot && seen.insert(index.parent).inserted { queue.append(index.parent) }
        }
        return true
    }

    private func isKnown(_ index: NodeIndex) -> Bool {
        built.contains(index) || given.contains(index)
    }
}
