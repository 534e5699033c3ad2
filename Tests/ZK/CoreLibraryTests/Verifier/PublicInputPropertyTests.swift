// SPDX-License-Identifier: MIT

import CoreLibrary
import FieldArithmetic
import Processor
import TestSupport
import Testing
import VMCore

/// Public inputs and the auxiliary trace are bound, and the kernel's procedures come down to the
/// sum that they owe to the buses.
@Suite struct PublicInputPropertyTests {
    /// Where the 40 values begin as elements of the extension, a word before the bus challenges.
    private static let values = VerifierCell.busChallenges - 4 - 80
    /// Where the statement stays as it was loaded.
    private static let statement: UInt32 = 3_254_779_904

    @Test func `addresses count back from the bus challenges`() throws {
        let call = try LibraryCall("stark::public_inputs::compute_and_store_public_inputs_address")
        var chance = SeededGenerator(seed: 150)
        for _ in 0..<40 {
            let (groupCount, fixedCount) = (chance.number(below: 40), chance.number(below: 400))
            let outcome = try call.run([felt(groupCount), felt(fixedCount)])
            let sums = VerifierCell.busChallenges - UInt32(4 * groupCount)
            let expected = [Felt(sums), Felt(sums - UInt32(2 * fixedCount))]
            #expect(outcome.items == LibraryCall.left([]))
            #expect(outcome.elements(at: VerifierCell.kernelSumAddress, count: 2) == expected)
        }
    }

    @Test func `eight values are stored apart and stay in the rate`() throws {
        let call = try LibraryCall("stark::public_inputs::load_base_store_extension_double_word")
        var chance = SeededGenerator(seed: 151)
        for round in 0..<40 {
            let (state, values) = (chance.felts(12), chance.felts(8))
            let address = UInt32(4 * chance.number(below: 1_000))
            let memory = [address + 16: [felt(round)]]
            let advice = AdviceInputs(stack: values + [77])
            let outcome = try call.run(state + [Felt(address)], memory: memory, advice: advice)
            let left = values + state[8...] + [Felt(address) + 16]
            #expect(outcome.items == LibraryCall.left(left))
            let stored = values.flatMap { [$0, .zero] } + [felt(round)]
            #expect(outcome.elements(at: address, count: 17) == stored)
            #expect(outcome.advice.stack == [77])
        }
        #expect(throws: ExecutionError.self) {
            try call(chance.felts(12) + [10], advice: AdviceInputs(stack: chance.felts(8)))
        }
    }

    /// A statement with the challenges that its kernel is reduced by.
    private struct Loaded {
        var sponge: SpongeInMemory
        let values: [Felt]
        var kernel: [Word]
        var alpha: QuadFelt
        let beta: QuadFelt

        init(_ chance: inout SeededGenerator, kernelCount: Int) {
            sponge = SpongeInMemory(&chance)
            values = chance.felts(40)
            kernel = (0..<kernelCount).map { _ in chance.edgedWord() }
            (alpha, beta) = (chance.quadFelt(), chance.quadFelt())
        }

        var digests: [Felt] {
            kernel.flatMap { [.zero, .zero, .zero, .zero] + $0.elements.reversed() }
        }
        var hint: [Felt] { beta.elements + alpha.elements }
        var advice: [Felt] { values + [felt(kernel.count)] + digests + hint }

        func denominator(_ digest: Word) -> QuadFelt {
            var sum = alpha + beta.power(16)
            for place in 0..<4 { sum += beta.power(UInt64(place)) * digest[place] }
            return sum
        }
    }

    @Test(arguments: ["stark", "sys::vm"])
    func `statements are bound and their kernels reduced`(owner: String) throws {
        let call = try LibraryCall("\(owner)::public_inputs::process_public_inputs")
        let name = "sys::vm::public_inputs::process_public_inputs"
        let digest = try #require(try LibraryCall.digest(name))
        var chance = SeededGenerator(seed: 152)
        for kernelCount in [0, 1, 2, 3, 7, 20] {
            var loaded = Loaded(&chance, kernelCount: kernelCount)
            let cells = [
                VerifierCell.publicInputDigest: digest.elements,
                VerifierCell.scratch[0]: chance.felts(8),
            ]
            let memory = loaded.sponge.memory.merging(cells) { $1 }
            let advice = AdviceInputs(stack: loaded.advice + [77])
            let outcome = try call.run([], memory: memory, advice: advice)
            #expect(outcome.items == LibraryCall.left([]) && outcome.advice.stack == [77])

            loaded.sponge.absorbGroups(loaded.values + loaded.digests)
            #expect(loaded.sponge.isHeld(by: outcome), "\(kernelCount)")
            let sum = loaded.kernel.reduce(QuadFelt.zero) {
                $0 + loaded.denominator($1).inverseOrZero()
            }
            let stored = loaded.values.flatMap { [$0, .zero] } + sum.elements + [.zero, .zero]
            #expect(outcome.elements(at: Self.values, count: 84) == stored, "\(kernelCount)")
            let kept = loaded.values + loaded.digests
            #expect(outcome.elements(at: Self.statement, count: kept.count) == kept)
            #expect(outcome.elements(at: Self.statement - 4, count: 1) == [felt(kernelCount)])
            #expect(outcome.elements(at: VerifierCell.hintedBus, count: 4) == loaded.hint)
            let power = loaded.beta.power(16).elements + [.zero, .zero]
            #expect(outcome.elements(at: VerifierCell.betaPower, count: 4) == power)

            // A challenge under which a procedure has no message, and advice that is too short.
            guard let last = loaded.kernel.last else { continue }
            var zero = loaded
            zero.alpha -= loaded.denominator(last)
            for advice in [zero.advice, Array(loaded.advice.dropLast())] {
                #expect(throws: ExecutionError.self, "\(kernelCount)") {
                    try call([], memory: memory, advice: AdviceInputs(stack: advice))
                }
            }
        }
    }

    @Test func `a kernel of 1024 procedures is refused`() throws {
        let call = try LibraryCall("sys::vm::public_inputs::process_public_inputs")
        var chance = SeededGenerator(seed: 153)
        for (count, isAccepted) in [(1_023, true), (1_024, false)] {
            let loaded = Loaded(&chance, kernelCount: count)
            let advice = AdviceInputs(stack: loaded.advice)
            let outcome = try? call([], memory: loaded.sponge.memory, advice: advice)
            #expect((outcome != nil) == isAccepted, "\(count)")
        }
    }

    @Test(arguments: ["stark::utils", "sys::vm::aux_trace"])
    func `the auxiliary trace is bound after its challenges`(owner: String) throws {
        let call = try LibraryCall("\(owner)::observe_aux_trace")
        let digest = try #require(try LibraryCall.digest("sys::vm::aux_trace::observe_aux_trace"))
        var chance = SeededGenerator(seed: 154)
        for round in 0..<12 {
            var sponge = SpongeInMemory(&chance)
            let start = sponge
            let (alpha, beta) = (sponge.drawQuadFelt(), sponge.drawQuadFelt())
            let drawn = beta.elements + alpha.elements
            let (root, finals) = (chance.word().elements, chance.felts(4))
            sponge.absorb(root + finals)
            func run(
                _ start: SpongeInMemory,
                hint: [Felt],
                advice: [Felt]
            ) throws -> ExecutionOutcome {
                let cells = [
                    VerifierCell.auxTraceDigest: digest.elements, VerifierCell.hintedBus: hint,
                ]
                let memory = start.memory.merging(cells) { $1 }
                return try call.run([], memory: memory, advice: AdviceInputs(stack: advice))
            }
            let outcome = try run(start, hint: drawn, advice: root + finals)
            #expect(outcome.items == LibraryCall.left([]) && sponge.isHeld(by: outcome))
            #expect(outcome.elements(at: VerifierCell.auxRoot, count: 4) == root)
            #expect(outcome.elements(at: VerifierCell.finals, count: 4) == finals)
            #expect(outcome.elements(at: VerifierCell.busChallenges, count: 4) == drawn)

            var changed = drawn
            changed[round % 4] += .one
            var waiting = start
            waiting.waitingCount = 1
            #expect(throws: ExecutionError.self) {
                try run(start, hint: changed, advice: root + finals)
            }
            #expect(throws: ExecutionError.self) {
                try run(waiting, hint: drawn, advice: root + finals)
            }
            #expect(throws: ExecutionError.self) { try run(start, hint: drawn, advice: root) }
        }
    }
}
