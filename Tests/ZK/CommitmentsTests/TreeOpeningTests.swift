// SPDX-License-Identifier: MIT

import Commitments
import FieldArithmetic
import Hashing
import TestSupport
import Testing
import Transcript

@Suite struct TreeOpeningTests {
    private typealias Hash = BLAKE3ProofHash
    private let depth = 5
    private let rows: [[Felt]]
    /// All nodes, leaves first.
    private let levels: [[Digest]]

    init() {
        var generator = SeededGenerator(seed: 9)
        rows = (0..<32).map { _ in (0..<6).map { _ in generator.felt() } }
        var levels = [rows.map { Hash.hash(row: $0) }]
        while let last = levels.last, last.count > 1 {
            levels.append(
                stride(from: 0, to: last.count, by: 2).map { Hash.merge(last[$0], last[$0 + 1]) }
            )
        }
        self.levels = levels
    }

    private func opening(_ positions: [Int]) -> TreeOpening {
        var siblings: [Digest] = []
        var known = Set(positions)
        for level in 0..<depth {
            for position in known.sorted() where !known.contains(position ^ 1) {
                siblings.append(levels[level][position ^ 1])
            }
            known = Set(known.map { $0 >> 1 })
        }
        return TreeOpening(
            positions: positions,
            rows: positions.map { rows[$0] },
            siblings: siblings
        )
    }

    @Test(arguments: UInt64(0)..<64)
    func `any set of positions leads to the root`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let count = Int(generator.next() % 12) + 1
        let positions = Set((0..<count).map { _ in Int(generator.next() % 32) }).sorted()
        let opening = opening(positions)
        #expect(opening.root(depth: depth, hash: Hash.self) == levels[depth][0])
        #expect(
            opening.siblings.count == TreeOpening.siblingCount(positions: positions, depth: depth)
        )
    }

    @Test func `missing, added and changed parts lead elsewhere`() {
        let honest = opening([3, 4, 17])
        func root(positions: [Int]? = nil, rows: [[Felt]]? = nil, siblings: [Digest]? = nil)
            -> Digest?
        {
            TreeOpening(
                positions: positions ?? honest.positions,
                rows: rows ?? honest.rows,
                siblings: siblings ?? honest.siblings
            ).root(depth: depth, hash: Hash.self)
        }
        #expect(root() == levels[depth][0])
        #expect(root(siblings: Array(honest.siblings.dropLast())) == nil)
        #expect(root(siblings: honest.siblings + [.zero]) == nil)
        #expect(root(rows: Array(honest.rows.dropLast())) == nil)
        #expect(root(positions: [], rows: [], siblings: []) == nil)
        #expect(root(rows: honest.rows.reversed()) != levels[depth][0])
    }
}
