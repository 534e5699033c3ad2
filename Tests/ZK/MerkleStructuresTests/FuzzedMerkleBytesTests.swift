// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import MerkleStructures
import TestSupport
import Testing

/// Damaged bytes are refused with an error or give a value that can be used and written again.
@Suite struct FuzzedMerkleBytesTests {
    /// Decodes damaged copies of `value`; `use` works on what decodes.
    private func fuzz<Value: ByteCodable & Equatable>(
        _ value: Value,
        seed: UInt64,
        rounds: Int = 400,
        use: (Value) -> Void = { _ in }
    ) throws {
        let bytes = value.encodedBytes
        #expect(try Value(decoding: bytes) == value)
        var generator = SeededGenerator(seed: seed)
        var refusedCount = 0
        for round in 0..<rounds {
            let damaged = generator.damaged(bytes)
            do {
                let read = try Value(decoding: damaged)
                use(read)
                let again = try Value(decoding: read.encodedBytes)
                #expect(again == read, "seed \(seed), round \(round)")
            } catch { refusedCount += 1 }
        }
        #expect(refusedCount > 0)
    }

    private let keys: [Word]
    private let tree: SparseTree

    init() throws {
        var generator = SeededGenerator(seed: 7)
        keys = (0..<12).map { _ in generator.crowdedKey() }
        tree = try SparseTree(entries: keys.map { ($0, generator.word()) })
    }

    @Test func `paths and indices`() throws {
        var generator = SeededGenerator(seed: 8)
        let path = MerklePath(siblings: (0..<5).map { _ in generator.word() })
        try fuzz(path, seed: 1) { _ = try? $0.root(leaf: .zero, index: 3) }
        try fuzz(MerkleProof(value: generator.word(), path: path), seed: 2)
        try fuzz(try NodeIndex(depth: 9, position: 300), seed: 3)
        try fuzz(tree.open(keys[0]).path, seed: 4) { _ = try? $0.root(leaf: .zero, index: 3) }
    }

    @Test func `leaves, proofs, trees and mutation sets`() throws {
        try fuzz(tree.leaf(for: keys[0]), seed: 11) { _ = $0.hash }
        try fuzz(tree.open(keys[0]), seed: 12, rounds: 100) { _ = $0.root }
        try fuzz(tree, seed: 13, rounds: 100) { _ = $0.open(keys[1]) }
        let set = try tree.mutations(for: [(keys[0], .zero), (keys[1], Word(1, 2, 3, 4))])
        try fuzz(set, seed: 14) {
            var copy = tree
            try? copy.apply($0)
            _ = copy.open(keys[0])
        }
    }

    @Test(arguments: 0..<4) func `partial trees`(count: Int) throws {
        let absent = Word(1, 2, 3, Felt(reducing: 5 << 60))
        let partial = PartialSparseTree(of: tree, keys: [absent] + keys.prefix(2 * count))
        try fuzz(partial, seed: UInt64(20 + count), rounds: 200) {
            var copy = $0
            _ = try? copy.insert(key: keys[0], value: keys[1])
            _ = try? copy.open(keys[0])
        }
    }

    @Test func `stores and partial trees of any shape`() throws {
        var store = MerkleStore()
        try store.add(keys[0], position: 2, path: MerklePath(siblings: [keys[1], keys[2]]))
        try fuzz(store, seed: 31, rounds: 30)
        var partial = PartialMerkleTree()
        let path = MerklePath(siblings: [keys[1], keys[2], keys[3]])
        try partial.add(keys[0], position: 2, path: path)
        try fuzz(partial, seed: 32) {
            _ = $0.leaves.map { leaf in try? partial.path(from: leaf.0) }
        }
    }

    @Test func `mountain ranges`() throws {
        let range = try MountainRange(leaves: keys)
        try fuzz(range, seed: 41) { _ = ($0.peaksHash, try? $0.open(3)) }
        try fuzz(range.peaks, seed: 42) { _ = $0.hash }
        try fuzz(try range.open(5), seed: 43) {
            _ = ($0.path.relativePosition, try? range.peaks.verify($0))
        }
        let early = try range.peaks(at: Forest(leafCount: 7))
        let delta = try range.delta(from: early.forest, to: range.forest)
        try fuzz(delta, seed: 44) {
            var partial = PartialMountainRange(peaks: early)
            _ = try? partial.apply($0)
            _ = try? partial.append(keys[0], isTracked: true)
        }
        var partial = PartialMountainRange(peaks: range.peaks)
        for position: UInt64 in [0, 5, 11] {
            let proof = try range.open(position)
            try partial.track(position, leaf: proof.leaf, path: proof.path.path)
        }
        try fuzz(partial, seed: 45, rounds: 2000) {
            var copy = $0
            for position in copy.trackedPositions { _ = try? copy.open(position) }
            _ = try? copy.append(keys[0], isTracked: true)
            for position in copy.trackedPositions { copy.untrack(position) }
        }
    }
}
