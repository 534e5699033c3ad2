// SPDX-License-Identifier: MIT

import FieldArithmetic
import Hashing
import MerkleStructures
import Processor
import TestSupport
import Testing
import VMCore

/// Mountain ranges in the machine's memory are those outside of it.
@Suite struct MountainRangePropertyTests {
    private static let address: UInt32 = 4_096

    /// What memory holds of a range.
    private func layout(_ peaks: MountainRangePeaks) -> [Felt] {
        [Felt(reducing: peaks.leafCount), .zero, .zero, .zero] + peaks.peaks.flatMap(\.elements)
    }

    /// The same with as many peaks as are hashed.
    private func padded(_ peaks: MountainRangePeaks) -> [Felt] {
        layout(peaks).prefix(4) + peaks.paddedPeaks.flatMap(\.elements)
    }

    /// Sizes with few and with many peaks, up to the largest.
    private static let leafCounts: [UInt64] =
        Array(0...20) + [0x7FFF, 0x8000, 0xFFFF, 0x1_FFFF, 0x2_FFFF, 0x55_5555]
        + [0x7FFF_FFFF, 0x8000_0000, 0x8000_0001, 0xFFFF_FFFE, 0xFFFF_FFFF]

    /// A range of some size about whose trees nothing is known but their roots.
    private func peaks(
        _ leafCount: UInt64,
        _ chance: inout SeededGenerator
    ) throws -> MountainRangePeaks {
        let words = (0..<leafCount.nonzeroBitCount).map { _ in chance.word() }
        return try MountainRangePeaks(forest: Forest(leafCount: leafCount), peaks: words)
    }

    @Test func `numbers of peaks and of hashed elements`() throws {
        let peakCount = try LibraryCall("collections::mmr::num_leaves_to_num_peaks")
        let size = try LibraryCall("collections::mmr::num_peaks_to_message_size")
        var chance = SeededGenerator(seed: 21)
        for _ in 0..<300 {
            let leafCount = chance.edgedFelt()
            let bits = felt(leafCount.value.nonzeroBitCount)
            #expect(try peakCount([leafCount]) == LibraryCall.left([bits]), "\(leafCount)")
        }
        for count in 0...64 {
            let expected = felt(4 * max(16, count + count % 2))
            #expect(try size([felt(count)]) == LibraryCall.left([expected]), "\(count)")
        }
    }

    @Test func `every leaf of a range is found, and none beyond`() throws {
        let get = try LibraryCall("collections::mmr::get")
        var chance = SeededGenerator(seed: 22)
        for leafCount in [1, 2, 3, 7, 8, 11, 37] {
            let range = try MountainRange(leaves: (0..<leafCount).map { _ in chance.word() })
            var store = MerkleStore()
            for position in 0..<UInt64(leafCount) {
                let proof = try range.open(position)
                let index = try #require(proof.path.relativePosition)
                try store.add(proof.leaf, position: index, path: proof.path.path)
            }
            let (memory, advice) = (
                [Self.address: layout(range.peaks)], AdviceInputs(store: store)
            )
            for position in 0..<UInt64(leafCount) {
                let inputs = [Felt(reducing: position), Felt(Self.address)]
                let leaf = try range.leaf(at: position)
                let found = try get(inputs, memory: memory, advice: advice)
                #expect(found == LibraryCall.left(leaf.elements), "\(position) of \(leafCount)")
            }
            for position in [UInt64(leafCount), UInt64(leafCount) + 1, 1 << 31, 1 << 32] {
                #expect(throws: ExecutionError.self, "\(position) of \(leafCount)") {
                    let inputs = [Felt(reducing: position), Felt(Self.address)]
                    return try get(inputs, memory: memory, advice: advice)
                }
            }
        }
    }

    @Test(arguments: leafCounts.dropFirst())
    func `leaves of large ranges`(leafCount: UInt64) throws {
        let get = try LibraryCall("collections::mmr::get")
        var chance = SeededGenerator(seed: leafCount)
        for round in 0..<8 {
            let position = round == 0 ? 0 : round == 1 ? leafCount - 1 : chance.next() % leafCount
            // The tree of the leaf: the highest bit that the size has and the position lacks.
            let height = 63 - (position ^ leafCount).leadingZeroBitCount
            let number = (leafCount >> UInt64(height)).nonzeroBitCount - 1
            let leaf = chance.edgedWord()
            let path = MerklePath(siblings: (0..<height).map { _ in chance.word() })
            var store = MerkleStore()
            let index = position & ((1 << UInt64(height)) - 1)
            var words = try peaks(leafCount, &chance).peaks
            words[number] = try path.root(leaf: leaf, index: index)
            try store.add(leaf, position: index, path: path)
            let memory = layout(
                try MountainRangePeaks(forest: Forest(leafCount: leafCount), peaks: words)
            )
            let found = try get(
                [Felt(reducing: position), Felt(Self.address)],
                memory: [Self.address: memory],
                advice: AdviceInputs(store: store)
            )
            #expect(found == LibraryCall.left(leaf.elements), "\(position) of \(leafCount)")
        }
    }

    @Test func `a range grows leaf by leaf`() throws {
        let add = try LibraryCall("collections::mmr::add")
        var chance = SeededGenerator(seed: 23)
        var (range, store) = (MountainRange(), MerkleStore())
        for _ in 0..<130 {
            let (before, leaf) = (range.peaks, chance.edgedWord())
            try range.append(leaf)
            let outcome = try add.run(
                leaf.elements + [Felt(Self.address)],
                memory: [Self.address: layout(before)],
                advice: AdviceInputs(store: store)
            )
            // Places of merged peaks are cleared.
            let expected = layout(range.peaks)
            let length = max(expected.count, layout(before).count)
            let zeros = [Felt](repeating: .zero, count: length - expected.count)
            #expect(outcome.items == LibraryCall.left([]))
            #expect(outcome.elements(at: Self.address, count: length) == expected + zeros)
            store = outcome.advice.store
        }
        // All that was merged is known by now.
        let get = try LibraryCall("collections::mmr::get")
        for position in 0..<range.leafCount {
            let found = try get(
                [Felt(reducing: position), Felt(Self.address)],
                memory: [Self.address: layout(range.peaks)],
                advice: AdviceInputs(store: store)
            )
            #expect(found == LibraryCall.left(try range.leaf(at: position).elements))
        }
    }

    @Test(arguments: leafCounts.dropLast())
    func `a leaf merges the trees that are as large as what it made`(leafCount: UInt64) throws {
        let add = try LibraryCall("collections::mmr::add")
        var chance = SeededGenerator(seed: leafCount)
        let (before, leaf) = (try peaks(leafCount, &chance), chance.word())
        var (words, node) = (before.peaks, leaf)
        for _ in 0..<(leafCount + 1).trailingZeroBitCount {
            node = Poseidon2.merge(words.removeLast(), node)
        }
        words.append(node)
        let outcome = try add.run(
            leaf.elements + [Felt(Self.address)],
            memory: [Self.address: layout(before)]
        )
        let expected =
            [Felt(reducing: leafCount + 1), .zero, .zero, .zero] + words.flatMap(\.elements)
        let found = outcome.elements(at: Self.address, count: 4 + 4 * 33)
        #expect(found == expected + [Felt](repeating: .zero, count: found.count - expected.count))
    }

    @Test(arguments: leafCounts)
    func `what is packed can be unpacked, and nothing else`(leafCount: UInt64) throws {
        let pack = try LibraryCall("collections::mmr::pack")
        let unpack = try LibraryCall("collections::mmr::unpack")
        var chance = SeededGenerator(seed: leafCount)
        let peaks = try peaks(leafCount, &chance)
        let packed = try pack.run([Felt(Self.address)], memory: [Self.address: layout(peaks)])
        #expect(packed.items == LibraryCall.left(peaks.hash.elements))
        let entry = padded(peaks)
        #expect(packed.advice[peaks.hash] == entry)

        func unpacked(_ values: [Felt]) throws -> ExecutionOutcome {
            let map = AdviceMap([AdviceMap.Entry(key: peaks.hash, values: values)])
            return try unpack.run(
                peaks.hash.elements + [Felt(Self.address)],
                advice: AdviceInputs(map: map)
            )
        }
        let outcome = try unpacked(entry)
        #expect(outcome.items == LibraryCall.left([]))
        #expect(outcome.elements(at: Self.address, count: entry.count) == entry)

        for place in [1, 2, 3, 4, entry.count - 1, 4 + chance.number(below: entry.count - 4)] {
            var changed = entry
            changed[place] += .one
            #expect(throws: ExecutionError.self, "\(place)") { try unpacked(changed) }
        }
        // Numbers of leaves that ask for one peak more or less.
        let bit = UInt64(1) << (chance.next() % 32)
        for wrong in [leafCount ^ bit, leafCount ^ 1, leafCount + 1 << 32] {
            var changed = entry
            changed[0] = Felt(reducing: wrong)
            #expect(throws: ExecutionError.self, "\(wrong)") { try unpacked(changed) }
        }
        #expect(throws: ExecutionError.self) { try unpacked(Array(entry.dropLast())) }
    }
}
