// SPDX-License-Identifier: MIT

import Commitments
import FieldArithmetic
import Hashing
import Transcript

/// Reads a proof's two lists in order.
///
/// Whoever reads has checked the lengths against ``ProofShape`` before.
struct ProofStream {
    private let elements: [Felt]
    private let digests: [Digest]
    private var elementIndex = 0
    private var digestIndex = 0

    init(_ proof: STARKProof) {
        elements = proof.elements
        digests = proof.digests
    }

    mutating func readDigest() -> Digest {
        defer { digestIndex += 1 }
        return digests[digestIndex]
    }

    mutating func readFelt() -> Felt {
        defer { elementIndex += 1 }
        return elements[elementIndex]
    }

    mutating func readQuadFelts(_ count: Int) -> [QuadFelt] {
        (0..<count).map { _ in
            let c0 = readFelt()
            return QuadFelt(c0, readFelt())
        }
    }

    /// Reads the rows of a tree at `positions` and the nodes above them.
    mutating func readOpening<Hash: ProofHash>(
        positions: [Int],
        width: Int,
        depth: Int,
        hash: Hash.Type
    ) -> TreeOpening {
        let rows = positions.map { _ in
            defer { elementIndex += width }
            return Array(elements[elementIndex..<elementIndex + width])
        }
        let count = TreeOpening.siblingCount(positions: positions, depth: depth)
        let siblings = digests[digestIndex..<digestIndex + count].map { Hash.canonical($0) }
        digestIndex += count
        return TreeOpening(positions: positions, rows: rows, siblings: siblings)
    }
}
