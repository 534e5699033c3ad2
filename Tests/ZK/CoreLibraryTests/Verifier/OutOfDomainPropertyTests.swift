// SPDX-License-Identifier: MIT

import CoreLibrary
import FieldArithmetic
import Processor
import TestSupport
import Testing
import VMCore

/// The rows out of the domain are bound and folded, and what the circuit needs beside them is
/// computed from the point.
@Suite struct OutOfDomainPropertyTests {
    /// Elements of the extension in a row: 72 main, 16 auxiliary and 16 quotient columns.
    private static let width = 104

    private func folded(_ row: [QuadFelt], _ challenge: QuadFelt, from start: QuadFelt) -> QuadFelt
    {
        row.reduce(start) { $0 * challenge + $1 }
    }

    @Test func `one row is bound, stored and folded`() throws {
        let call = try LibraryCall("sys::vm::ood_frames::process_row_ood_evaluations", then: "drop")
        var chance = SeededGenerator(seed: 160)
        for _ in 0..<12 {
            var sponge = SpongeInMemory(&chance)
            let row = (0..<Self.width).map { _ in chance.quadFelt() }
            let (alpha, start) = (chance.quadFelt(), chance.quadFelt())
            let elements = row.flatMap(\.elements)
            let address = UInt32(4 * chance.number(below: 1_000))
            let inputs = sponge.rate + sponge.capacity + [Felt(address), 9_000] + start.elements
            let memory = [UInt32(9_000): alpha.elements]
            let advice = AdviceInputs(stack: elements)
            let outcome = try call.run(inputs, memory: memory, advice: advice)
            sponge.absorbGroups(elements)
            let sum = folded(row, alpha, from: start).elements
            let left = sponge.rate.dropFirst() + sponge.capacity
            #expect(outcome.items == left + [Felt(address + 208), 9_000] + sum)
            #expect(outcome.elements(at: address, count: 208) == elements)
            #expect(throws: ExecutionError.self) {
                let short = AdviceInputs(stack: elements.dropLast())
                return try call(inputs, memory: memory, advice: short)
            }
        }
    }

    @Test func `both rows are bound and folded by the hinted challenge`() throws {
        let call = try LibraryCall("stark::ood_frames::load_and_horner_eval_ood_frames")
        let name = "sys::vm::ood_frames::process_row_ood_evaluations"
        let digest = try #require(try LibraryCall.digest(name))
        var chance = SeededGenerator(seed: 161)
        for _ in 0..<8 {
            var sponge = SpongeInMemory(&chance)
            let rows = (0..<2).map { _ in (0..<Self.width).map { _ in chance.quadFelt() } }
            let alpha = chance.quadFelt()
            let elements = rows.joined().flatMap(\.elements)
            let cells = [VerifierCell.rowDigest: digest.elements]
            let advice = AdviceInputs(stack: alpha.elements.reversed() + elements + [77])
            let memory = sponge.memory.merging(cells) { $1 }
            let outcome = try call.run([], memory: memory, advice: advice)
            sponge.absorbGroups(elements)
            let hint = alpha.elements + [.zero, .zero]
            #expect(outcome.items == LibraryCall.left(hint) && sponge.isHeld(by: outcome))
            #expect(outcome.advice.stack == [77])
            #expect(outcome.elements(at: VerifierCell.hintedAlpha, count: 4) == hint)
            let stored = outcome.elements(at: VerifierCell.outOfDomainRows, count: 416)
            #expect(stored == elements)
            let sums = rows.flatMap { (-folded($0, alpha, from: .zero)).elements }
            #expect(outcome.elements(at: VerifierCell.negatedSums, count: 4) == sums)
        }
    }

    /// What the circuit needs beside the rows, as it has to lie in memory.
    private func circuitInputs(
        point: QuadFelt,
        height: Int,
        log2Period: Int,
        folding: QuadFelt,
        gamma: QuadFelt
    ) -> [Felt] {
        let last = Felt.rootOfUnity(log2Order: height).inverseOrZero()
        let power = point.power(1 << UInt64(height))
        let vanishing = power - .one
        let shift = Felt.generator.power(1 << UInt64(height))
        let pairs = [
            folding, power, point.power(1 << UInt64(height - log2Period)),
            vanishing * (point - .one).inverseOrZero(), vanishing * (point - last).inverseOrZero(),
            point - last, gamma, QuadFelt((8 * shift.power(7)).inverseOrZero()),
            QuadFelt(.rootOfUnity(log2Order: 3)), QuadFelt(shift),
        ]
        return pairs.flatMap(\.elements)
    }

    @Test func `selectors, powers and weights follow from the point`() throws {
        let call = try LibraryCall("stark::utils::set_up_auxiliary_inputs_ace")
        var chance = SeededGenerator(seed: 162)
        for height in 4..<30 {
            let sponge = SpongeInMemory(&chance)
            let (point, folding) = (chance.quadFelt(), chance.quadFelt())
            let log2Period = chance.number(below: height + 1)
            let generator = Felt.rootOfUnity(log2Order: height)
            func memory(point: QuadFelt, sponge: SpongeInMemory) -> [UInt32: [Felt]] {
                let word = point.power(1 << UInt64(height)).elements + point.elements
                let cells = [
                    VerifierCell.traceLengthLog: [felt(height)],
                    VerifierCell.traceLength: [felt(1 << height)],
                    VerifierCell.traceGenerator: [generator], VerifierCell.point: word,
                    VerifierCell.constraintChallenge: folding.elements,
                ]
                return sponge.memory.merging(cells) { $1 }
            }
            let inputs = [felt(log2Period)]
            let outcome = try call.run(inputs, memory: memory(point: point, sponge: sponge))
            let expected = circuitInputs(
                point: point,
                height: height,
                log2Period: log2Period,
                folding: folding,
                gamma: QuadFelt(sponge.rate[7], sponge.rate[6])
            )
            #expect(outcome.items == LibraryCall.left([]) && sponge.isHeld(by: outcome))
            #expect(outcome.elements(at: VerifierCell.circuitInputs, count: 20) == expected)

            // A point without a selector, and a rate from which something was drawn.
            for point in [QuadFelt.one, QuadFelt(generator.inverseOrZero())] {
                #expect(throws: ExecutionError.self, "\(height)") {
                    try call(inputs, memory: memory(point: point, sponge: sponge))
                }
            }
            var used = sponge
            used.drop(to: chance.number(below: 8))
            #expect(throws: ExecutionError.self, "\(height)") {
                try call(inputs, memory: memory(point: point, sponge: used))
            }
        }
    }
}
