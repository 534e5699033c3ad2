// SPDX-License-Identifier: MIT

import Commitments
import CoreLibrary
import FieldArithmetic
import Hashing
import MerkleStructures
import Processor
import TestSupport
import Testing
import Transcript
import VMCore

/// Opened rows are the committed ones and come down to the DEEP polynomial's values.
@Suite struct DEEPPropertyTests {
    private static let prepare = "stark::deep_queries::prepare_stack_deep_queries_computation"
    private static let opening =
        "deep_queries::compute_deep_composition_polynomial_queries"

    /// Trees of 2^9 rows, most of them known by their hash alone, and values out of the domain.
    private struct Instance {
        static let depth = 9
        static let widths = [72, 16, 16]

        let positions: [Int]
        let point: QuadFelt
        let alpha: QuadFelt
        let beta: QuadFelt
        let outside: [[QuadFelt]]
        /// For each tree the opened rows.
        var rows: [[[Felt]]] = []
        var trees: [MerkleTree] = []

        init(_ chance: inout SeededGenerator) throws {
            let count = 1 + chance.number(below: 9)
            positions = (0..<count).map { _ in chance.number(below: 1 << Self.depth) }
            (point, alpha, beta) = (chance.quadFelt(), chance.quadFelt(), chance.quadFelt())
            let width = Self.widths.reduce(0, +)
            outside = (0..<2).map { _ in (0..<width).map { _ in chance.quadFelt() } }
            for width in Self.widths {
                var leaves = (0..<1 << Self.depth).map { _ in chance.word() }
                var rowAt: [Int: [Felt]] = [:]
                for position in positions where rowAt[position] == nil {
                    let row = chance.felts(width)
                    rowAt[position] = row
                    leaves[position] = AlgebraicProofHash<Poseidon2>.hash(row: row).word
                }
                rows.append(positions.map { rowAt[$0] ?? [] })
                trees.append(try MerkleTree(leaves: leaves))
            }
        }

        static let domainGenerator = Felt.rootOfUnity(log2Order: depth)
        static let traceGenerator = Felt.rootOfUnity(log2Order: depth - 3)

        var queriesAddress: UInt32 { VerifierCell.layers - UInt32(4 * positions.count) }

        var domainPoints: [Felt] {
            positions.map { Felt.generator * Self.domainGenerator.power(UInt64($0)) }
        }

        /// What the queries must become.
        var expected: [Felt] {
            let verifier = DEEPVerifier(
                points: [point, point * Self.traceGenerator],
                values: outside,
                columnChallenge: alpha,
                pointChallenge: beta
            )
            let values = verifier.evaluate(at: domainPoints, rows: rows)
            return zip(positions, values).flatMap { position, value in
                [Self.domainGenerator.power(UInt64(position)), felt(position)] + value.elements
            }
        }

        var negatedSums: [Felt] {
            outside.flatMap { row in
                (-row.reduce(QuadFelt.zero) { $0 * alpha + $1 }).elements
            }
        }

        func memory() throws -> [UInt32: [Felt]] {
            let digest = try LibraryCall.digest("sys::vm::\(DEEPPropertyTests.opening)")
            let size = felt(1 << Self.depth)
            return [
                VerifierCell.openingDigest: digest?.elements ?? [],
                VerifierCell.domainWord: [size, felt(Self.depth), Self.domainGenerator],
                VerifierCell.traceGenerator: [Self.traceGenerator],
                VerifierCell.queriesAddress: [Felt(queriesAddress)],
                VerifierCell.point: point.power(1 << UInt64(Self.depth - 3)).elements
                    + point.elements,
                VerifierCell.negatedSums: negatedSums,
                VerifierCell.hintedAlpha: alpha.elements,
                VerifierCell.deepChallenges: beta.elements + alpha.elements,
                VerifierCell.mainRoot: trees[0].root.elements,
                VerifierCell.auxRoot: trees[1].root.elements,
                VerifierCell.quotientRoot: trees[2].root.elements,
                queriesAddress: positions.flatMap { [felt($0), felt(Self.depth), felt($0), 0] },
            ]
        }

        func advice(trees used: ArraySlice<MerkleTree>? = nil) -> AdviceInputs {
            var store = MerkleStore()
            for tree in used ?? trees[...] { store.insert(tree.innerNodes) }
            let entries = zip(trees, rows).flatMap { tree, rows in
                zip(positions, rows).map { position, row in
                    AdviceMap.Entry(key: tree.leaves[position], values: row)
                }
            }
            let distinct = Dictionary(entries.map { ($0.key, $0) }) { first, _ in first }
            return AdviceInputs(map: AdviceMap(distinct.values), store: store)
        }
    }

    /// The procedure behind the stored digest, alone and by what prepares and runs it.
    private func calls() throws -> [LibraryCall] {
        [
            try LibraryCall("stark::\(Self.opening)"),
            try LibraryCall(Self.prepare, then: "exec.::miden::core::sys::vm::\(Self.opening)"),
        ]
    }

    @Test(arguments: UInt64(0)..<6)
    func `queries become values of the polynomial`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: 210 + seed)
        let instance = try Instance(&chance)
        let memory = try instance.memory()
        for call in try calls() {
            let outcome = try call.run([], memory: memory, advice: instance.advice())
            let count = 4 * instance.positions.count
            #expect(outcome.items == LibraryCall.left([]))
            #expect(
                outcome.elements(at: instance.queriesAddress, count: count) == instance.expected
            )
        }
    }

    @Test(arguments: UInt64(0)..<3)
    func `rows that were not committed are refused`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: 220 + seed)
        let instance = try Instance(&chance)
        let memory = try instance.memory()
        let roots = [VerifierCell.mainRoot, VerifierCell.auxRoot, VerifierCell.quotientRoot]
        for call in try calls() {
            for tree in 0..<3 {
                var forged = instance
                let (query, column) = (
                    chance.number(below: instance.positions.count),
                    chance.number(below: Instance.widths[tree])
                )
                // The host answers with another row under the committed hash.
                for (other, position) in instance.positions.enumerated()
                where position == instance.positions[query] {
                    forged.rows[tree][other][column] += .one
                }
                var root = memory
                root[roots[tree]]?[chance.number(below: 4)] += .one
                let known = instance.trees[..<tree] + instance.trees[(tree + 1)...]
                let cases = [
                    ("row", memory, forged.advice()), ("root", root, instance.advice()),
                    ("store", memory, instance.advice(trees: known)),
                ]
                for (name, memory, advice) in cases {
                    #expect(throws: ExecutionError.self, "\(name) of tree \(tree)") {
                        try call([], memory: memory, advice: advice)
                    }
                }
            }
        }
    }

    @Test func `one value follows from the sum of its columns`() throws {
        // What the loop over the queries keeps for the procedure, with a sum of our own.
        let constants = "exec.::miden::core::stark::constants"
        let call = try LibraryCall(
            Self.prepare,
            then: """
                dropw \(constants)::tmp4 mem_store \(constants)::tmp4 add.1 mem_store dropw drop
                adv_push adv_push \(constants)::deep_rand_alpha_nd_ptr
                \(constants)::current_trace_row_ptr
                exec.::miden::core::stark::deep_queries::compute_deep_query
                """
        )
        var chance = SeededGenerator(seed: 230)
        for _ in 0..<12 {
            let instance = try Instance(&chance)
            let sum = chance.quadFelt()
            let advice = AdviceInputs(stack: sum.elements.reversed())
            let outcome = try call.run([], memory: try instance.memory(), advice: advice)
            let fresh = [Felt(VerifierCell.openedRow), Felt(VerifierCell.hintedAlpha), 0, 0]
            let hasMore = felt(instance.positions.count > 1)
            #expect(outcome.items == LibraryCall.left([hasMore] + fresh))

            let sums = instance.outside.map { row in
                row.reduce(QuadFelt.zero) { $0 * instance.alpha + $1 }
            }
            let x = instance.domainPoints[0]
            let first = (sum - sums[0]) * (QuadFelt(x) - instance.point).inverseOrZero()
            let next = instance.point * Instance.traceGenerator
            let second = (sum - sums[1]) * (QuadFelt(x) - next).inverseOrZero()
            let value = first + instance.beta * second
            let power = x * Felt.generator.inverseOrZero()
            let word = [power, felt(instance.positions[0])] + value.elements
            #expect(outcome.elements(at: instance.queriesAddress, count: 4) == word)
        }
    }

    @Test func `the loop finds what all queries share`() throws {
        let call = try LibraryCall(Self.prepare)
        var chance = SeededGenerator(seed: 231)
        let instance = try Instance(&chance)
        let next = instance.point * Instance.traceGenerator
        let start = Felt(instance.queriesAddress)
        let row = [Felt(VerifierCell.openedRow), Felt(VerifierCell.hintedAlpha), 0, 0]
        let left =
            (-instance.point).elements + (-next).elements + [start, Felt(VerifierCell.layers)]
            + row + [start]
        #expect(try call([], memory: try instance.memory()) == LibraryCall.left(left))
    }

    @Test func `a point of the domain out of the domain is refused`() throws {
        let call = try LibraryCall("stark::\(Self.opening)")
        var chance = SeededGenerator(seed: 232)
        let instance = try Instance(&chance)
        for shift in [Felt.one, Instance.traceGenerator.inverseOrZero()] {
            var memory = try instance.memory()
            let point = QuadFelt(instance.domainPoints[0] * shift)
            memory[VerifierCell.point] = [.zero, .zero] + point.elements
            #expect(throws: ExecutionError.self) {
                try call([], memory: memory, advice: instance.advice())
            }
        }
    }
}
