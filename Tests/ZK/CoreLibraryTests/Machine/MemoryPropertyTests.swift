// SPDX-License-Identifier: MIT

import FieldArithmetic
import Hashing
import Processor
import TestSupport
import Testing
import VMCore

/// Memory is copied and filled as asked, and nothing beside it is touched.
@Suite struct MemoryPropertyTests {
    // MARK: Copies

    /// A copy of items of one or of four elements.
    private func check(_ name: String, elementCount: Int) throws {
        let call = try LibraryCall("mem::\(name)")
        var chance = SeededGenerator(seed: 101)
        var (copiedCount, refusedCount) = (0, 0)
        for _ in 0..<300 {
            let count = chance.number(below: 12)
            let length = count * elementCount
            let source = 1_000 + elementCount * chance.number(below: 40)
            let target = 1_000 + elementCount * chance.number(below: 40)
            let before = chance.felts(300)
            let inputs = [felt(count), felt(source), felt(target)]
            // Of nothing, any two places will do.
            let overlaps = abs(source - target) < length
            let outcome = try? call.run(inputs, memory: [1_000: before])
            #expect((outcome == nil) == overlaps, "\(count): \(source) to \(target)")
            guard let outcome else {
                refusedCount += 1
                continue
            }
            copiedCount += 1
            var expected = before
            let (first, place) = (source - 1_000, target - 1_000)
            expected.replaceSubrange(place..<place + length, with: before[first..<first + length])
            #expect(outcome.items == LibraryCall.left([]))
            #expect(outcome.elements(at: 1_000, count: 300) == expected)
        }
        #expect(copiedCount > 50 && refusedCount > 20)
    }

    @Test func `words are copied unless the ranges overlap`() throws {
        try check("memcopy_words", elementCount: 4)
    }

    @Test func `elements are copied unless the ranges overlap`() throws {
        try check("memcopy_elements", elementCount: 1)
    }

    @Test(arguments: [("memcopy_words", 4), ("memcopy_elements", 1)])
    func `ranges that leave the address space are refused`(name: String, size: Int) throws {
        let call = try LibraryCall("mem::\(name)")
        let top = UInt64(1) << 32
        for count in [UInt64(1), 2, 5, 1 << 30, 1 << 31, top - 1, top] {
            let near = Felt(reducing: top &- count &* UInt64(size))
            let number = Felt(reducing: count)
            for inputs in [[number, near, 0], [number, 0, near]] {
                #expect(throws: ExecutionError.self, "\(count)") { try call(inputs) }
            }
        }
    }

    // MARK: Advice

    /// Twelve elements as they stand above a pointer.
    private func items(_ state: SpongeState) -> [Felt] { (0..<12).map { state[$0] } }

    private func absorbing(_ elements: [Felt], into start: [Felt]) -> SpongeState {
        var state = SpongeState { start[$0] }
        for place in stride(from: 0, to: elements.count, by: 8) {
            for lane in 0..<8 {
                state[lane] = place + lane < elements.count ? elements[place + lane] : .zero
            }
            Poseidon2.permute(&state)
        }
        return state
    }

    @Test func `words are taken from advice and absorbed`() throws {
        let single = try LibraryCall("mem::pipe_words_to_memory")
        let double = try LibraryCall("mem::pipe_double_words_to_memory")
        var chance = SeededGenerator(seed: 102)
        for count in 0..<30 {
            let (elements, rest) = (chance.felts(4 * count), chance.felts(3))
            let advice = AdviceInputs(stack: elements + rest)
            let address = UInt32(4 * chance.number(below: 500))
            let end = Felt(address) + felt(4 * count)
            var start = [Felt](repeating: .zero, count: 12)
            start[8] = felt(4 * (count % 2))
            var outcome = try single.run([felt(count), Felt(address)], advice: advice)
            let state = absorbing(elements, into: start)
            #expect(outcome.items == LibraryCall.left(items(state) + [end]), "\(count)")
            #expect(outcome.elements(at: address, count: 4 * count) == elements)
            #expect(outcome.advice.stack == rest)

            guard count % 2 == 0 else { continue }
            start = chance.felts(12)
            outcome = try double.run(start + [Felt(address), end], advice: advice)
            let other = absorbing(elements, into: start)
            #expect(outcome.items == LibraryCall.left(items(other) + [end]), "\(count)")
            #expect(outcome.elements(at: address, count: 4 * count + 4) == elements + [0, 0, 0, 0])
            #expect(outcome.advice.stack == rest)
        }
    }

    @Test(arguments: ["", "_with_domain", "single"])
    func `preimages are taken from advice and no other words`(kind: String) throws {
        let isSingle = kind == "single"
        let name = isSingle ? "pipe_preimage" : "pipe_double_words_preimage"
        let call = try LibraryCall("mem::\(name)_to_memory\(isSingle ? "" : kind)")
        var chance = SeededGenerator(seed: 103)
        for count in stride(from: 0, through: 24, by: isSingle ? 1 : 2) {
            let domain = kind == "_with_domain" ? chance.edgedFelt() : .zero
            let elements = chance.felts(4 * count)
            let address = UInt32(4 * chance.number(below: 500))
            let end = Felt(address) + felt(4 * count)
            func inputs(_ count: Int, _ commitment: Word) -> [Felt] {
                (kind == "_with_domain" ? [domain] : []) + [felt(count), Felt(address)]
                    + commitment.elements
            }
            let commitment = Poseidon2.hash(elements, domain: domain)
            let outcome = try call.run(
                inputs(count, commitment),
                advice: AdviceInputs(stack: elements)
            )
            #expect(outcome.items == LibraryCall.left([end]), "\(count)")
            #expect(outcome.elements(at: address, count: 4 * count) == elements)
            guard count > 0 else { continue }

            var changed = elements
            changed[chance.number(below: elements.count)] += Felt(reducing: 1 + chance.next() % 9)
            let wrong = Word(commitment.elements.reversed())
            let forgeries = [
                (inputs(count, commitment), changed), (inputs(count, wrong), elements),
                (inputs(count, commitment), Array(elements.dropLast())),
                (inputs(count - 1, commitment), elements),
                (inputs(count + 1, commitment), elements),
            ]
            for (inputs, elements) in forgeries {
                #expect(throws: ExecutionError.self, "\(count)") {
                    try call(inputs, advice: AdviceInputs(stack: elements))
                }
            }
        }
    }
}
