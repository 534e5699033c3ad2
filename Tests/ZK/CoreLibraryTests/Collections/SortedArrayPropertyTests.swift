// SPDX-License-Identifier: MIT

import CoreLibrary
import FieldArithmetic
import Processor
import TestSupport
import Testing

/// Searches name the first place that is not below what is sought, whatever the host says.
@Suite struct SortedArrayPropertyTests {
    /// A kind of search and what it compares.
    struct Search: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let event: String
        /// Elements from one entry to the next.
        let stride: Int
        /// What counts of a word.
        let comparable: @Sendable (Word) -> Word
        /// What a sought word is on the stack.
        let inputs: @Sendable (Word) -> [Felt]

        func call(handlers: EventHandlers) throws -> LibraryCall {
            try LibraryCall("collections::sorted_array::\(testDescription)", handlers: handlers)
        }

        /// The host that lies about this search.
        var liar: EventHandlers {
            .lying(at: "miden::core::collections::sorted_array::\(event)")
        }
    }

    static let searches = [
        Search(
            testDescription: "find_word",
            event: "lowerbound_array",
            stride: 4,
            comparable: { $0 },
            inputs: \.elements
        ),
        Search(
            testDescription: "find_key_value",
            event: "lowerbound_key_value",
            stride: 8,
            comparable: { $0 },
            inputs: \.elements
        ),
        Search(
            testDescription: "find_half_key_value",
            event: "lowerbound_key_value",
            stride: 8,
            comparable: { Word(.zero, .zero, $0.e2, $0.e3) },
            inputs: { [$0.e2, $0.e3] }
        ),
    ]

    /// An array in memory, and the answers to a search in it.
    private struct Haystack {
        let search: Search
        let keys: [Word]
        let start: UInt32
        let memory: [Felt]

        init(_ search: Search, count: Int, _ chance: inout SeededGenerator) {
            self.search = search
            // Few values, so that keys share elements and some are there twice.
            let pool = [chance.edgedFelt(), chance.edgedFelt(), .zero, -Felt.one]
            func element(_ chance: inout SeededGenerator) -> Felt {
                chance.next() % 3 == 0 ? chance.edgedFelt() : pool[chance.number(below: 4)]
            }
            let different = (0..<count).map { _ in Word((0..<4).map { _ in element(&chance) }) }
            keys = different.map { key in
                chance.next() % 3 == 0 ? different[chance.number(below: count)] : key
            }.sorted()
            start = 4 * UInt32(chance.next() % 4_096)
            memory = keys.flatMap { key in
                key.elements + (search.stride == 8 ? chance.word().elements : [])
            }
        }

        var end: UInt32 { start + UInt32(memory.count) }

        func place(_ index: Int) -> Felt { Felt(start) + felt(search.stride * index) }

        /// Words to look for: those that are there, their neighbours, and others.
        func needles(_ chance: inout SeededGenerator) -> [Word] {
            let near = keys.flatMap { key in
                [
                    key, Word(key.e0 + .one, key.e1, key.e2, key.e3),
                    Word(key.e0, key.e1, key.e2 - .one, key.e3),
                ]
            }
            let top = -Felt.one
            return near + [.zero, Word(top, top, top, top), chance.edgedWord(), chance.word()]
        }

        /// The place of a word, and whether it is there.
        func answer(_ needle: Word) -> (place: Felt, isFound: Bool) {
            let sought = search.comparable(needle)
            let index = keys.firstIndex { search.comparable($0) >= sought } ?? keys.count
            let isFound = index < keys.count && search.comparable(keys[index]) == sought
            return (place(index), isFound)
        }

        func inputs(_ needle: Word) -> [Felt] {
            search.inputs(needle) + [Felt(start), Felt(end)]
        }

        func outputs(_ needle: Word) -> [Felt] {
            let (place, isFound) = answer(needle)
            return LibraryCall.left([felt(isFound), place, Felt(start), Felt(end)])
        }
    }

    @Test(arguments: searches)
    func `the first place that is not below`(search: Search) throws {
        let call = try search.call(handlers: .coreLibrary)
        var chance = SeededGenerator(seed: 31)
        var (foundCount, needleCount) = (0, 0)
        for count in [0, 1, 1, 2, 2, 3, 4, 5, 8, 13, 21, 40] {
            let haystack = Haystack(search, count: count, &chance)
            for needle in haystack.needles(&chance) {
                let memory = [haystack.start: haystack.memory]
                let found = try call(haystack.inputs(needle), memory: memory)
                #expect(found == haystack.outputs(needle), "\(needle) among \(haystack.keys)")
                foundCount += haystack.answer(needle).isFound ? 1 : 0
                needleCount += 1
            }
        }
        #expect(foundCount > 50 && needleCount - foundCount > 50)
    }

    @Test(arguments: searches)
    func `a host that names another place is refused`(search: Search) throws {
        let call = try search.call(handlers: search.liar)
        var chance = SeededGenerator(seed: 32)
        for count in [0, 1, 2, 3, 5] {
            let haystack = Haystack(search, count: count, &chance)
            let memory = [haystack.start: haystack.memory]
            let inside = (0...haystack.memory.count).map { Felt(haystack.start) + felt($0) }
            let outside = [
                .zero, Felt(haystack.start) - felt(search.stride),
                Felt(haystack.end) + felt(search.stride), Felt(reducing: 1 << 32),
            ]
            for needle in haystack.needles(&chance) {
                let honest = haystack.answer(needle)
                for (place, flag) in (inside + outside).flatMap({ [($0, 0), ($0, 1)] }) {
                    let isTrue = place == honest.place && (flag == 1) == honest.isFound
                    let found = try? call(
                        haystack.inputs(needle),
                        memory: memory,
                        advice: .lie([place, felt(flag)])
                    )
                    let expected = isTrue ? haystack.outputs(needle) : nil
                    #expect(found == expected, "\(needle) at \(place), \(flag)")
                }
            }
        }
    }

    @Test(arguments: searches)
    func `arrays that descend, end before they start or are cut are refused`(
        search: Search
    ) throws {
        let call = try search.call(handlers: .coreLibrary)
        var chance = SeededGenerator(seed: 33)
        for count in 2..<12 {
            let haystack = Haystack(search, count: count, &chance)
            let needle = chance.word()
            let inputs = search.inputs(needle)
            let (start, end) = (haystack.start, haystack.end)
            var ranges: [(UInt32, UInt32)] = [(end, start), (start + 1, end + 1)]
            ranges += [(start, end - 1), (start, end - UInt32(search.stride) / 2)]
            for (first, last) in ranges {
                #expect(throws: ExecutionError.self, "\(first)..<\(last)") {
                    try call(inputs + [Felt(first), Felt(last)], memory: [start: haystack.memory])
                }
            }
            guard search.comparable(haystack.keys[0]) < search.comparable(haystack.keys[count - 1])
            else { continue }
            let last = haystack.memory.suffix(search.stride)
            let descending = Array(last) + haystack.memory.dropLast(search.stride)
            #expect(throws: ExecutionError.self) {
                try call(haystack.inputs(needle), memory: [start: descending])
            }
        }
    }

    @Test(arguments: searches)
    func `the host looks at so many words and no more`(search: Search) throws {
        let call = try search.call(handlers: .coreLibrary)
        let inputs = search.inputs(Word(.zero, .zero, .zero, .one))
        let end = 4_294_967_288
        let error = #expect(throws: ExecutionError.self) { try call(inputs + [.zero, felt(end)]) }
        guard case .eventRefused(_, let refusal) = error?.fault else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(refusal == .addresses(start: 0, end: UInt64(end)))
    }
}
