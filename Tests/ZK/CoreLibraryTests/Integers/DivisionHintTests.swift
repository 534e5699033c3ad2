// SPDX-License-Identifier: MIT

import CoreLibrary
import FieldArithmetic
import Processor
import TestSupport
import Testing
import VMCore

/// Whatever a host answers, a division is right or refused, and refused by what a proof shows.
///
/// The processor refuses operands of 32-bit instructions that are too large, but the constraints of
/// most of them do not: a prover need not run our processor. So a hint that is no 32-bit integer
/// must fail an assertion before any instruction takes it.
@Suite struct DivisionHintTests {
    /// A division with a host that lies.
    struct Division: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let bitCount: Int
        let event: String
        /// The host's answer: limbs of quotient and remainder.
        let answer: @Sendable (_ quotient: [Felt], _ remainder: [Felt]) -> [Felt]

        var call: LibraryCall {
            get throws {
                try LibraryCall(
                    testDescription,
                    handlers: .lying(at: "miden::core::\(event)")
                )
            }
        }
    }

    static let divisions = [
        Division(
            testDescription: "math::u64::divmod",
            bitCount: 64,
            event: "math::u64::u64_div",
            answer: { $0.reversed() + $1.reversed() }
        ),
        Division(
            testDescription: "math::u128::divmod",
            bitCount: 128,
            event: "math::u128::u128_div",
            answer: { $1 + $0 }
        ),
        Division(
            testDescription: "crypto::dsa::falcon512_poseidon2::mod_12289",
            bitCount: 64,
            event: "crypto::dsa::falcon512_poseidon2::falcon_div",
            answer: { $0.reversed() + $1.prefix(1) }
        ),
    ]

    /// A dividend, a divisor and the limbs that a host may name.
    private struct Problem {
        let division: Division
        let a: UInt128
        let b: UInt128

        init(_ division: Division, _ chance: inout SeededGenerator) {
            self.division = division
            a = chance.edgedInteger(bitCount: division.bitCount)
            let divisor = chance.edgedInteger(bitCount: division.bitCount)
            b = isFalcon(division) ? 12_289 : max(1, divisor)
        }

        private var limbCount: Int { division.bitCount / 32 }
        private var mask: UInt128 { UInt128.max >> UInt128(128 - division.bitCount) }

        var quotient: [Felt] { limbs(a / b, limbCount) }
        var remainder: [Felt] { limbs(a % b, limbCount) }

        var inputs: [Felt] {
            isFalcon(division)
                ? limbs(a, 2).reversed() : limbs(b, limbCount) + limbs(a, limbCount)
        }

        var outputs: [Felt] {
            LibraryCall.left(isFalcon(division) ? [remainder[0]] : remainder + quotient)
        }

        var honest: [Felt] { division.answer(quotient, remainder) }

        /// Answers that satisfy the equation up to a limit that must be shown.
        func lies(_ chance: inout SeededGenerator) -> [[Felt]] {
            var lies: [[Felt]] = []
            func add(_ quotient: UInt128, _ remainder: UInt128) {
                lies.append(
                    division.answer(
                        limbs(quotient & mask, limbCount),
                        limbs(remainder & mask, limbCount)
                    )
                )
            }
            // A remainder that is not reduced, and a quotient one above with a negative one.
            add(a / b &- 1, a % b &+ b)
            add(a / b &+ 1, a % b &- b)
            // Another solution modulo the width, which an odd divisor has for every remainder.
            let wanted = chance.edgedInteger(bitCount: division.bitCount) % b
            if b % 2 == 1 {
                // Each step doubles the number of right bits.
                var inverse = b
                for _ in 0..<6 { inverse = inverse &* (2 &- b &* inverse) }
                add((a &- wanted) &* inverse, wanted)
            }
            add(wanted, a &- wanted &* b)
            return lies
        }
    }

    /// Answers of which one limb is no 32-bit integer, some of them right as a sum.
    private func oversized(_ answer: [Felt], _ chance: inout SeededGenerator) -> [[Felt]] {
        answer.indices.flatMap { place in
            let random = Felt(reducing: 1 << 63 &+ chance.next())
            let big = [Felt(reducing: 1 << 32), -Felt.one, random]
            return big.map { step in
                var copy = answer
                copy[place] += step
                return copy
            }
        }.filter { answer in answer.contains { $0.value > UInt64(UInt32.max) } }
    }

    @Test(arguments: divisions)
    func `only the right answer is taken`(division: Division) throws {
        let call = try division.call
        var chance = SeededGenerator(seed: 131)
        for _ in 0..<200 {
            let problem = Problem(division, &chance)
            let found = try call(problem.inputs, advice: .lie(problem.honest))
            #expect(found == problem.outputs)
            var changed = problem.honest
            changed[chance.number(below: changed.count)] = chance.edgedFelt()
            for lie in problem.lies(&chance) + [changed] where lie != problem.honest {
                #expect(throws: ExecutionError.self, "\(problem.a) / \(problem.b): \(lie)") {
                    try call(problem.inputs, advice: .lie(lie))
                }
            }
        }
    }

    @Test(arguments: divisions)
    func `a limb that is no 32-bit integer fails an assertion`(division: Division) throws {
        let call = try division.call
        var chance = SeededGenerator(seed: 132)
        for _ in 0..<60 {
            let problem = Problem(division, &chance)
            for lie in oversized(problem.honest, &chance) {
                let error = #expect(throws: ExecutionError.self) {
                    try call(problem.inputs, advice: .lie(lie))
                }
                var isAsserted = false
                if case .u32Assertion = error?.fault { isAsserted = true }
                #expect(isAsserted, "\(problem.a) / \(problem.b): \(lie)")
            }
        }
    }
}

/// Whether a division is by the fixed modulus.
private func isFalcon(_ division: DivisionHintTests.Division) -> Bool {
    division.testDescription.contains("falcon")
}
