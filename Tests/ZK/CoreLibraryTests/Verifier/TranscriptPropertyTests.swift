// SPDX-License-Identifier: MIT

import AssembledCases
import FieldArithmetic
import Hashing
import Processor
import TestSupport
import Testing
import Transcript
import VMCore

/// The recursive verifier's sponge draws what the verifier's draws.
@Suite struct TranscriptPropertyTests {
    private static let results: UInt32 = 1_000

    /// A program in the making, with the transcript that it must agree with.
    private struct Script {
        private(set) var lines: [String] = []
        private(set) var expected: [Felt] = []
        private(set) var transcript: SpongeTranscript<Poseidon2>
        private var readyCount = 8

        /// Starts both with the parameters of a proof.
        init(_ chance: inout SeededGenerator) {
            let relation = chance.edgedWord()
            let parameters = [27, 16, 12, 4].map { $0 + chance.number(below: 4) }
            let names = ["number_queries", "query_pow_bits", "deep_pow_bits", "folding_pow_bits"]
            transcript = SpongeTranscript(relation: relation)
            for (name, value) in zip(names, parameters) {
                lines.append("push.\(value) exec.::miden::core::stark::constants::set_\(name)")
            }
            push(relation.elements)
            lines.append("push.\(6 + chance.number(below: 20))")
            call("init_seed")
            for value in parameters + [3, 7, 4, 0] { transcript.observe(felt(value)) }
        }

        private mutating func call(_ name: String) {
            lines.append("exec.::miden::core::stark::random_coin::\(name)")
        }

        /// Puts items on the stack, the first one on top.
        private mutating func push(_ items: [Felt]) {
            for item in items.reversed() { lines.append("push.\(item.value)") }
        }

        private mutating func keep(_ items: [Felt]) {
            for item in items {
                lines.append("push.\(Int(results) + expected.count) mem_store")
                expected.append(item)
            }
        }

        /// Draws while the rate lasts; drawing from an empty one fails in the machine.
        mutating func draw(_ chance: inout SeededGenerator) {
            let kind = chance.number(below: 3)
            let count = kind == 0 ? 2 : 1
            guard readyCount >= count else { return }
            readyCount -= count
            switch kind {
            case 0:
                call("sample_ext")
                keep((0..<2).map { _ in transcript.drawFelt() })
            case 1:
                call("sample_felt")
                keep([transcript.drawFelt()])
            default:
                let bitCount = chance.number(below: 32)
                lines.append("push.\(bitCount)")
                call("sample_bits")
                keep([Felt(reducing: transcript.drawBits(bitCount))])
            }
        }

        /// Absorbs a word, or a word and an element.
        mutating func absorb(_ chance: inout SeededGenerator) {
            let word = chance.edgedWord()
            let isLonger = chance.next() % 2 == 0
            let element = chance.edgedFelt()
            push((isLonger ? [element] : []) + word.elements)
            call(isLonger ? "reseed_with_felt" : "reseed_direct")
            for item in word.elements + (isLonger ? [element] : []) { transcript.observe(item) }
            readyCount = 8
            // Ours permutes when it is asked, the machine's at once.
            call("sample_felt")
            keep([transcript.drawFelt()])
            readyCount -= 1
        }

        /// Draws positions in a domain, as many as make the rate run out more than once.
        mutating func drawPositions(_ chance: inout SeededGenerator) {
            let (count, depth, start) = (20, 3 + chance.number(below: 29), 40_000)
            let constants = "exec.::miden::core::stark::constants::"
            lines.append("push.\(start) \(constants)set_fri_queries_address")
            lines.append("push.\(count) \(constants)set_number_queries")
            push([felt(0), felt(depth), .zero, .zero])
            lines.append("\(constants)set_lde_domain_info_word dropw")
            call("generate_list_indices")
            for number in 0..<count {
                if readyCount == 0 { readyCount = 8 }
                readyCount -= 1
                let index = Felt(reducing: transcript.drawBits(depth))
                for (offset, item) in [index, felt(depth), index, .zero].enumerated() {
                    lines.append("push.\(start + 4 * number + offset) mem_load")
                    keep([item])
                }
            }
        }
    }

    @Test(arguments: UInt64(0)..<24)
    func `scripts of absorbed and drawn elements`(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        var script = Script(&chance)
        for _ in 0..<30 {
            if chance.next() % 3 == 0 { script.absorb(&chance) } else { script.draw(&chance) }
        }
        script.absorb(&chance)
        script.drawPositions(&chance)
        let source = "begin\n" + script.lines.joined(separator: "\n") + "\nend\n"
        let outcome = try LibraryProgram(source).run([])
        let found = outcome.elements(at: Self.results, count: script.expected.count)
        #expect(found == script.expected)
        #expect(outcome.stack == [Felt](repeating: .zero, count: 16))
    }

    @Test(arguments: ["query", "deep"])
    func `witnesses are accepted if they were ground`(kind: String) throws {
        let constants = "exec.::miden::core::stark::constants::set_\(kind)_pow_bits"
        var chance = SeededGenerator(seed: 5)
        for bitCount in 1..<7 {
            let relation = chance.word()
            let start = relation.elements.reversed().map { "push.\($0.value)" }
            let program = try LibraryProgram(
                """
                begin
                    push.27 exec.::miden::core::stark::constants::set_number_queries
                    \(start.joined(separator: " ")) push.10
                    exec.::miden::core::stark::random_coin::init_seed
                    push.\(bitCount) \(constants)
                    exec.::miden::core::stark::random_coin::check_\(kind)_pow
                end
                """
            )
            var transcript = SpongeTranscript<Poseidon2>(relation: relation)
            for value in [27, 0, 0, 0, 3, 7, 4, 0] { transcript.observe(felt(value)) }
            var acceptedCount = 0
            for _ in 0..<100 {
                let witness = chance.edgedFelt()
                var copy = transcript
                copy.observe(witness)
                let isGround = copy.drawBits(bitCount) == 0
                let outcome = try? program.run([], AdviceInputs(stack: [witness]))
                #expect((outcome != nil) == isGround, "\(bitCount): \(witness)")
                acceptedCount += isGround ? 1 : 0
            }
            #expect(acceptedCount > 0 || bitCount > 4)
        }
    }
}
