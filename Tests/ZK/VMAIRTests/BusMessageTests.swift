// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic
import Testing

@testable import VMAIR

@Suite struct BusMessageTests {
    let builder = ConstraintBuilder()
    let alpha = QuadFelt(3, 5)
    let beta = QuadFelt(7, 11)

    /// The value of an expression of constants and the two challenges.
    private func value(_ expression: Expression) -> QuadFelt {
        let shape = TraceShape(
            mainWidth: 0,
            auxWidth: 0,
            periodicCount: 0,
            publicValueCount: 0,
            finalCount: 0
        )
        let frame = OutOfDomainFrame(
            mainCurrent: [],
            mainNext: [],
            auxCurrent: [],
            auxNext: [],
            periodic: [],
            publicValues: [],
            alpha: alpha,
            beta: beta,
            finals: [],
            isFirst: .zero,
            isLast: .zero,
            isTransition: .zero
        )
        let program = ConstraintProgram(builder, roots: [expression.index], shape: shape)
        return program.evaluate(frame)[0]
    }

    private func constants(_ values: UInt32...) -> [Expression] {
        values.map { builder.constant(Felt($0)) }
    }

    /// The encoding as the relation defines it.
    private func encode(_ bus: UInt32, _ elements: [Int: UInt32]) -> QuadFelt {
        elements.reduce(alpha + beta.power(16) * Felt(bus + 1)) { sum, element in
            sum + beta.power(UInt64(element.key)) * Felt(element.value)
        }
    }

    @Test func `elements have ascending powers of beta`() {
        let message = BusMessage(.bitwise, constants(1, 20, 30, 40))
        let encoded = BusEncoding(builder).encode(message)
        #expect(value(encoded) == encode(15, [0: 1, 1: 20, 2: 30, 3: 40]))
    }

    @Test func `a message may skip powers`() {
        let message = BusMessage(.sibling, constants(9, 8), from: 1)
        #expect(value(BusEncoding(builder).encode(message)) == encode(20, [1: 9, 2: 8]))
    }

    @Test func `weights choose the bus`() {
        let (zero, one) = (builder.constant(0), builder.constant(1))
        let message = BusMessage(
            weighted: [(.readElement, zero), (.writeWord, one)],
            constants(5)
        )
        #expect(value(BusEncoding(builder).encode(message)) == encode(14, [0: 5]))
    }

    @Test func `a control block has its operation in the capacity`() {
        let message = BusMessage.controlBlock(
            at: builder.constant(6),
            constants(1, 2, 3, 4, 5, 6, 7, 8),
            code: 0x57
        )
        var elements: [Int: UInt32] = [0: 6, 11: 0x57]
        for lane in 0..<8 { elements[lane + 2] = UInt32(lane + 1) }
        #expect(value(BusEncoding(builder).encode(message)) == encode(4, elements))
    }

    @Test func `no two buses share a prefix`() {
        let encoding = BusEncoding(builder)
        let prefixes = BusID.allCases.map { value(encoding.encode(BusMessage($0, constants(0)))) }
        #expect(Set(prefixes).count == BusID.allCases.count)
    }

    @Test func `fractions add up over a common denominator`() {
        var sum = Fraction(builder)
        sum.add(builder.constant(2), over: builder.constant(3))
        sum.add(-builder.constant(1), over: builder.constant(5))
        var other = Fraction(builder)
        other.add(builder.constant(1), over: builder.constant(7))
        sum.add(other)
        // 2/3 - 1/5 + 1/7 = 64/105
        #expect(value(sum.numerator) == QuadFelt(64))
        #expect(value(sum.denominator) == QuadFelt(105))
    }

    @Test func `a branch counts only where its flag is one`() {
        var branch = Fraction(builder)
        branch.add(builder.constant(4), over: builder.constant(9))
        var chosen = Fraction(builder)
        chosen.choose(branch, if: builder.constant(1))
        chosen.choose(branch, if: builder.constant(0))
        #expect(value(chosen.numerator) == QuadFelt(4))
        #expect(value(chosen.denominator) == QuadFelt(9))
    }
}
