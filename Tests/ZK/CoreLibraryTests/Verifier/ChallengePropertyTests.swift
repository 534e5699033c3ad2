// SPDX-License-Identifier: MIT

import FieldArithmetic
import Processor
import TestSupport
import Testing
import VMCore

/// Each step that draws challenges draws those of the sponge, and insists on them where a hint was
/// used before.
@Suite struct ChallengePropertyTests {
    private static func coin(_ name: String) throws -> LibraryCall {
        try LibraryCall("stark::random_coin::\(name)")
    }

    @Test func `the state is read and written word by word`() throws {
        var chance = SeededGenerator(seed: 140)
        for round in 0..<12 {
            let sponge = SpongeInMemory(&chance)
            let (rate, capacity) = (sponge.rate, sponge.capacity)
            let parts: [(String, [Felt])] = [
                ("get_rate_1", Array(rate[..<4])), ("get_rate_2", Array(rate[4...])),
                ("get_capacity", capacity), ("load_random_coin_state", rate + capacity),
            ]
            for (name, expected) in parts {
                let found = try Self.coin(name)([], memory: sponge.memory)
                #expect(found == LibraryCall.left(expected), "\(name)")
            }
            let fresh = chance.felts(12)
            let (first, second) = (Array(fresh[..<4]), Array(fresh[4..<8]))
            let changes: [(String, [Felt], [Felt], [Felt])] = [
                ("set_rate_1", first, first + rate[4...], capacity),
                ("set_rate_2", second, rate[..<4] + second, capacity),
                ("set_capacity", first, rate, first),
                ("store_random_coin_state", fresh, first + second, Array(fresh[8...])),
            ]
            for (name, inputs, rate, capacity) in changes {
                var expected = sponge
                expected.replace(rate: rate, capacity: capacity)
                let outcome = try Self.coin(name).run(inputs, memory: sponge.memory)
                #expect(outcome.items == LibraryCall.left([]), "\(name) \(round)")
                #expect(expected.isHeld(by: outcome), "\(name) \(round)")
            }
        }
    }

    @Test func `the height is bound and one challenge dropped`() throws {
        let call = try Self.coin("observe_trace_height_and_discard_instance_challenge")
        var chance = SeededGenerator(seed: 141)
        for height in 6..<30 {
            var sponge = SpongeInMemory(&chance)
            let memory = sponge.memory.merging([VerifierCell.traceLengthLog: [felt(height)]]) { $1 }
            sponge.absorb([felt(height)])
            _ = sponge.drawQuadFelt()
            let outcome = try call.run([], memory: memory)
            #expect(outcome.items == LibraryCall.left([]) && sponge.isHeld(by: outcome))
        }
    }

    /// Hints that were used before their challenge was drawn.
    private struct Hinted {
        let name: String
        let hint: UInt32
        let result: UInt32
        /// Whether the hint is both challenges, the second first, or the first alone.
        let isPair: Bool
    }

    private static let hinted = [
        Hinted(
            name: "generate_aux_randomness",
            hint: VerifierCell.hintedBus,
            result: VerifierCell.busChallenges,
            isPair: true
        ),
        Hinted(
            name: "generate_deep_composition_random_coefficients",
            hint: VerifierCell.hintedAlpha,
            result: VerifierCell.deepChallenges,
            isPair: false
        ),
    ]

    @Test func `hinted challenges are the drawn ones or are refused`() throws {
        var chance = SeededGenerator(seed: 142)
        for step in Self.hinted {
            let call = try Self.coin(step.name)
            for round in 0..<20 {
                var sponge = SpongeInMemory(&chance)
                sponge.drop(to: 4 + round % 5)
                let start = sponge
                let (alpha, beta) = (sponge.drawQuadFelt(), sponge.drawQuadFelt())
                let drawn = beta.elements + alpha.elements
                let hint = step.isPair ? drawn : alpha.elements + [.zero, .zero]
                let memory = start.memory.merging([step.hint: hint]) { $1 }
                let outcome = try call.run([], memory: memory)
                #expect(outcome.items == LibraryCall.left([]), "\(step.name)")
                #expect(outcome.elements(at: step.result, count: 4) == drawn, "\(step.name)")
                #expect(sponge.isHeld(by: outcome), "\(step.name)")

                for place in 0..<(step.isPair ? 4 : 2) {
                    var changed = hint
                    changed[place] += Felt(reducing: 1 + chance.next() % 9)
                    let memory = start.memory.merging([step.hint: changed]) { $1 }
                    #expect(throws: ExecutionError.self, "\(step.name) at \(place)") {
                        try call([], memory: memory)
                    }
                }
                var short = start
                short.drop(to: round % 4)
                let poor = short.memory.merging([step.hint: hint]) { $1 }
                #expect(throws: ExecutionError.self, "\(step.name)") { try call([], memory: poor) }
            }
        }
    }

    @Test func `the folding of constraints is the first of two challenges`() throws {
        let call = try Self.coin("generate_constraint_composition_coefficients")
        var chance = SeededGenerator(seed: 143)
        for round in 0..<20 {
            var sponge = SpongeInMemory(&chance)
            sponge.drop(to: round % 9)
            let memory = sponge.memory
            guard round % 9 >= 4 else {
                #expect(throws: ExecutionError.self) { try call([], memory: memory) }
                continue
            }
            let alpha = sponge.drawQuadFelt()
            _ = sponge.drawQuadFelt()
            let outcome = try call.run([], memory: memory)
            let word = outcome.elements(at: VerifierCell.constraintChallenge, count: 4)
            #expect(word == alpha.elements + [.zero, .zero] && sponge.isHeld(by: outcome))
            #expect(outcome.items == LibraryCall.left([]))
        }
    }

    @Test func `the point is drawn and raised to the trace length`() throws {
        let call = try Self.coin("generate_z_zN")
        var chance = SeededGenerator(seed: 144)
        for height in 0..<30 {
            var sponge = SpongeInMemory(&chance)
            sponge.drop(to: 2 + height % 7)
            let cells = [VerifierCell.traceLengthLog: [felt(height)]]
            let memory = sponge.memory.merging(cells) { $1 }
            let point = sponge.drawQuadFelt()
            let outcome = try call.run([], memory: memory)
            let word = outcome.elements(at: VerifierCell.point, count: 4)
            #expect(word == point.squared(times: height).elements + point.elements, "\(height)")
            #expect(sponge.isHeld(by: outcome))
            sponge.drop(to: height % 2)
            let poor = sponge.memory.merging(cells) { $1 }
            #expect(throws: ExecutionError.self) { try call([], memory: poor) }
        }
    }

    @Test func `a round of folding is ground and draws its challenge`() throws {
        let call = try Self.coin("sample_folding_pow_and_ext")
        var chance = SeededGenerator(seed: 145)
        var acceptedCount = 0
        for round in 0..<160 {
            let bitCount = round % 8
            var sponge = SpongeInMemory(&chance)
            let memory = sponge.memory.merging([VerifierCell.foldingWorkBits: [felt(bitCount)]]) {
                $1
            }
            let isGround = sponge.draw().value & (1 << UInt64(bitCount) - 1) == 0
            let challenge = sponge.drawQuadFelt()
            let outcome = try? call.run([], memory: memory)
            #expect((outcome != nil) == isGround, "\(bitCount)")
            guard let outcome else { continue }
            acceptedCount += 1
            #expect(outcome.items == LibraryCall.left(challenge.elements))
            #expect(sponge.isHeld(by: outcome))
        }
        #expect(acceptedCount > 30)
    }

    @Test func `nothing is absorbed over elements that wait`() throws {
        var chance = SeededGenerator(seed: 146)
        var sponge = SpongeInMemory(&chance)
        sponge.waitingCount = 1
        let names = [
            "observe_trace_height_and_discard_instance_challenge", "reseed_direct",
            "reseed_with_felt", "sample_folding_pow_and_ext", "check_deep_pow", "check_query_pow",
        ]
        for name in names {
            let call = try Self.coin(name)
            for count in [1, 0] {
                sponge.waitingCount = count
                let bits = [Felt](repeating: felt(count), count: 3)
                let cells = [VerifierCell.queryWorkBits: bits]
                let memory = sponge.memory.merging(cells) { $1 }
                let advice = AdviceInputs(stack: [.zero])
                let outcome = try? call(chance.felts(5), memory: memory, advice: advice)
                #expect((outcome == nil) == (count == 1), "\(name)")
            }
        }
    }
}
