// SPDX-License-Identifier: MIT

import FieldKernels
import Hashing

/// A complete binary tree of digests, leaves first, then level by level up to the root.
final class DigestTree {
    /// The tree's height.
    let depth: Int
    private let nodes: UnsafeMutablePointer<Digest>
    private let ledger: MemoryLedger

    private var byteCount: Int { (2 << depth) * MemoryLayout<Digest>.stride }

    /// Makes room for a tree; its leaves are yet to be written.
    init(depth: Int, ledger: MemoryLedger) {
        self.depth = depth
        self.ledger = ledger
        nodes = allocateCells(of: Digest.self, count: 2 << depth)
        ledger.add(byteCount)
    }

    deinit {
        ledger.remove(byteCount)
        nodes.deallocate()
    }

    /// The nodes of a level; level 0 are the leaves.
    func level(_ index: Int) -> UnsafeMutablePointer<Digest> {
        nodes + (2 << depth) - (2 << (depth - index))
    }

    var root: Digest { level(depth)[0] }

    /// Computes all nodes above the leaves.
    func build<Hash: CommitmentHash>(_ hash: Hash.Type, kernels: FieldKernels, threads: Int) {
        for height in 0..<depth {
            let (source, target) = (level(height), level(height + 1))
            let count = 1 << (depth - height - 1)
            parallelPieces(of: count, size: 1 << 12, threads: threads) { piece in
                let batch = PairBatch(
                    nodes: source + 2 * piece.lowerBound,
                    target: target + piece.lowerBound,
                    count: piece.count
                )
                Hash.merge(batch, kernels)
            }
        }
    }

    /// The nodes that, with the leaves at `positions`, lead to the root.
    ///
    /// - Parameter positions: Ascending and distinct. Shape `[k]`.
    /// - Returns: Level by level from the leaves up, from left to right within a level.
    func siblings(of positions: [Int]) -> [Digest] {
        var siblings: [Digest] = []
        var known = positions
        for height in 0..<depth {
            let nodes = level(height)
            var parents: [Int] = []
            for (index, position) in known.enumerated() {
                let sibling = position ^ 1
                let isLeft = position & 1 == 0
                let neighbour = isLeft ? index + 1 : index - 1
                let isKnown = known.indices.contains(neighbour) && known[neighbour] == sibling
                if !isKnown { siblings.append(nodes[sibling]) }
                if parents.last != position >> 1 { parents.append(position >> 1) }
            }
            known = parents
        }
        return siblings
    }
}
