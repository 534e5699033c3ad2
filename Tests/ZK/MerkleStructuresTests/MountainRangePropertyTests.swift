// SPDX-License-Identifier: MIT

import FieldArithmetic
import Hashing
import MerkleStructures
import TestSupport
import Testing

@Suite struct MountainRangePropertyTests {
    private let leaves: [Word]
    private let range: MountainRange

    init() throws {
        var generator = SeededGenerator(seed: 3)
        leaves = (0..<70).map { _ in generator.word() }
        range = try MountainRange(leaves: leaves)
    }

    private func perfectRoot(_ leaves: ArraySlice<Word>) -> Word {
        guard leaves.count > 1 else { return leaves.first ?? .zero }
        let half = leaves.count / 2
        return Poseidon2.merge(perfectRoot(leaves.prefix(half)), perfectRoot(leaves.suffix(half)))
    }

    @Test func `peaks are the roots of perfect trees`() throws {
        for count in 0...leaves.count {
            var (start, peaks) = (0, [Word]())
            for height in (0..<7).reversed() where count >> height & 1 == 1 {
                peaks.append(perfectRoot(leaves[start..<start + 1 << height]))
                start += 1 << height
            }
            let found = try range.peaks(at: Forest(leafCount: UInt64(count)))
            #expect(found.peaks == peaks)
        }
    }

    @Test func `every leaf opens at every size`() throws {
        for count in stride(from: UInt64(1), through: 70, by: 3) {
            let peaks = try range.peaks(at: Forest(leafCount: count))
            for position in 0..<count {
                let proof = try range.open(position, forest: peaks.forest)
                try peaks.verify(proof)
                let forged = MountainRangeProof(path: proof.path, leaf: .zero)
                #expect(throws: MerkleError.self) { try peaks.verify(forged) }
            }
            #expect(throws: MerkleError.self) { try range.open(count, forest: peaks.forest) }
        }
    }

    @Test func `a partial range follows by deltas from any size to any other`() throws {
        for start in UInt64(0)...20 {
            for end in start...40 {
                var partial = PartialMountainRange(
                    peaks: try range.peaks(at: Forest(leafCount: start))
                )
                let positions = [0, start / 2, start - min(start, 1)].filter { $0 < start }
                for position in positions {
                    let proof = try range.open(position, forest: partial.forest)
                    try partial.track(position, leaf: proof.leaf, path: proof.path.path)
                }
                let size = try Forest(leafCount: end)
                let delta = try range.delta(from: partial.forest, to: size)
                try partial.apply(delta)
                #expect(partial.peaks == (try range.peaks(at: size)))
                for position in positions {
                    #expect(try partial.open(position) == range.open(position, forest: size))
                }
                for position in positions { partial.untrack(position) }
                #expect(partial.nodes.isEmpty)
            }
        }
    }

    @Test func `what does not fit is refused and changes nothing`() throws {
        let early = try Forest(leafCount: 10)
        var partial = PartialMountainRange(peaks: try range.peaks(at: early))
        let before = partial
        let proof = try range.open(1, forest: early)
        let short = MerklePath(siblings: Array(proof.path.path.siblings.dropLast()))
        #expect(throws: MerkleError.unknownPeak(height: 2)) {
            try partial.track(1, leaf: proof.leaf, path: short)
        }
        #expect(throws: MerkleError.self) {
            try partial.track(1, leaf: .zero, path: proof.path.path)
        }
        let delta = try range.delta(from: early, to: Forest(leafCount: 13))
        let longer = MountainRangeDelta(forest: delta.forest, data: delta.data + [.zero])
        #expect(throws: MerkleError.self) { try partial.apply(longer) }
        let shorter = MountainRangeDelta(forest: delta.forest, data: delta.data.dropLast())
        #expect(throws: MerkleError.self) { try partial.apply(shorter) }
        let same = MountainRangeDelta(forest: early, data: [.zero])
        #expect(throws: MerkleError.deltaLength(expected: 0, got: 1)) { try partial.apply(same) }
        let back = MountainRangeDelta(forest: try Forest(leafCount: 9), data: [])
        #expect(throws: MerkleError.self) { try partial.apply(back) }
        #expect(partial == before)
        #expect(throws: MerkleError.peakCount(expected: 2, got: 3)) {
            try MountainRangePeaks(forest: Forest(leafCount: 5), peaks: [.zero, .zero, .zero])
        }
        #expect(throws: MerkleError.self) { try Forest(leafCount: 1 << 32) }
        #expect(try Forest(leafCount: 1 << 32 - 1).treeCount == 32)
        #expect(throws: MerkleError.self) { try range.leaf(at: 70) }
    }
}
