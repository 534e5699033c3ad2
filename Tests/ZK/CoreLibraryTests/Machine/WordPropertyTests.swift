// SPDX-License-Identifier: MIT

import FieldArithmetic
import Processor
import TestSupport
import Testing

/// Words are equal, zero and ordered as outside of the machine.
@Suite struct WordPropertyTests {
    /// Two words that often share elements.
    private func pair(_ chance: inout SeededGenerator) -> (Word, Word) {
        let left = chance.edgedWord()
        let right = (0..<4).map { index in
            switch chance.next() % 4 {
            case 0: chance.edgedFelt()
            case 1: left[index] + .one
            default: left[index]
            }
        }
        return (left, Word(right))
    }

    /// A comparison of two words, the left one lower on the stack.
    struct Comparison: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let holds: @Sendable (Word, Word) -> Bool
    }

    static let comparisons = [
        Comparison(testDescription: "eq") { $0 == $1 },
        Comparison(testDescription: "lt") { $0 < $1 },
        Comparison(testDescription: "lte") { $0 <= $1 },
        Comparison(testDescription: "gt") { $0 > $1 },
        Comparison(testDescription: "gte") { $0 >= $1 },
    ]

    @Test(arguments: comparisons)
    func `two words are compared`(comparison: Comparison) throws {
        let call = try LibraryCall("word::\(comparison.testDescription)")
        var chance = SeededGenerator(seed: 81)
        var trueCount = 0
        for round in 0..<400 {
            let (left, other) = pair(&chance)
            let right = round % 9 == 0 ? left : other
            let flag = comparison.holds(left, right)
            let found = try call(right.elements + left.elements)
            #expect(found == LibraryCall.left([felt(flag)]), "\(left), \(right)")
            trueCount += flag ? 1 : 0
        }
        #expect((50..<350).contains(trueCount))
    }

    @Test func `words that stay where they are`() throws {
        let equal = try LibraryCall("word::test_eq")
        let zero = try LibraryCall("word::testz")
        let consumed = try LibraryCall("word::eqz")
        var chance = SeededGenerator(seed: 82)
        for round in 0..<200 {
            let (left, right) = pair(&chance)
            let inputs = right.elements + left.elements
            #expect(try equal(inputs) == LibraryCall.left([felt(left == right)] + inputs))
            var elements = [Felt](repeating: .zero, count: 4)
            if round % 5 > 0 { elements[round % 4] = chance.edgedFelt() }
            let isZero = felt(Word(elements) == .zero)
            #expect(try zero(elements) == LibraryCall.left([isZero] + elements))
            #expect(try consumed(elements) == LibraryCall.left([isZero]))
        }
    }

    @Test func `words are turned round and taken apart`() throws {
        let reverse = try LibraryCall("word::reverse")
        let store = try LibraryCall("word::store_word_u32s_le")
        var chance = SeededGenerator(seed: 83)
        for _ in 0..<200 {
            let word = chance.edgedWord()
            let reversed = Array(word.elements.reversed())
            #expect(try reverse(word.elements) == LibraryCall.left(reversed))
            let outcome = try store.run(word.elements + [400])
            let halves = word.elements.flatMap { limbs(UInt128($0.value), 2) }
            #expect(outcome.items == LibraryCall.left([]))
            #expect(outcome.elements(at: 400, count: 12) == halves + Word.zero.elements)
            #expect(throws: ExecutionError.self) { try store(word.elements + [402]) }
        }
    }
}
