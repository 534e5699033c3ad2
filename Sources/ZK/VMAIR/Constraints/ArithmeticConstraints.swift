// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic
import VMCore

extension MachineConstraints {
    /// Field and u32 arithmetic on the top of the stack.
    func constrainArithmetic() {
        constrainFieldOperations()
        constrainLogicOperations()
        constrainComparisons()
        constrainExponentiation()
        constrainExtensionProduct()
        constrainU32Operations()
    }

    private func on(_ code: Opcode) -> ConstraintGate {
        builder.onTransitions.when(flags[code])
    }

    /// For what an operation asks of its own row, which must hold on the last row too.
    private func always(_ code: Opcode) -> ConstraintGate {
        builder.everywhere.when(flags[code])
    }

    private func constrainFieldOperations() {
        let (a, b, result) = (current.stack[0], current.stack[1], next.stack[0])
        on(.add).require(result, equals: a + b)
        on(.neg).requireZero(result + a)
        on(.mul).require(result, equals: a * b)
        on(.inv).requireOne(result * a)
        on(.incr).require(result, equals: a + 1)
    }

    private func constrainLogicOperations() {
        let (a, b, result) = (current.stack[0], current.stack[1], next.stack[0])
        always(.not).requireBoolean(a)
        on(.not).requireOne(a + result)
        always(.and).requireBooleans([a, b])
        on(.and).require(result, equals: a * b)
        always(.or).requireBooleans([a, b])
        on(.or).require(result, equals: a + b - a * b)
    }

    /// EQ and EQZ: the helper is the inverse of the difference, if there is one.
    private func constrainComparisons() {
        let (a, b, result) = (current.stack[0], current.stack[1], next.stack[0])
        let inverse = current.decoder.helpers[0]
        let cases: [(Opcode, Expression)] = [(.eq, a - b), (.eqz, a)]
        for (code, difference) in cases {
            on(code).requireZero(difference * result)
            on(code).require(result, equals: 1 - difference * inverse)
        }
    }

    /// EXPACC: one bit of square-and-multiply; the helper is what the accumulator is multiplied by.
    private func constrainExponentiation() {
        let (stack, after) = (current.stack, next.stack)
        let (base, accumulator, exponent) = (stack[1], stack[2], stack[3])
        let bit = after[0]
        let factor = current.decoder.helpers[0]
        on(.expAcc).require(after[1], equals: base.squared)
        on(.expAcc).require(factor, equals: (base - 1) * bit + 1)
        on(.expAcc).require(after[2], equals: accumulator * factor)
        on(.expAcc).require(exponent, equals: after[3].doubled + bit)
        on(.expAcc).requireBoolean(bit)
    }

    /// EXT2MUL: the second factor stays on top, the product replaces the first.
    private func constrainExtensionProduct() {
        let (stack, after) = (current.stack, next.stack)
        on(.ext2Mul).require(after[0..<2], equal: stack[0..<2])
        let product =
            QuadExpression(stack[2], stack[3]) * QuadExpression(stack[0], stack[1])
        on(.ext2Mul).require(QuadExpression(after[2], after[3]), equals: product)
    }
}

// MARK: u32 operations

extension MachineConstraints {
    /// The helpers of u32 operations as numbers: four 16-bit limbs, range-checked by a bus.
    private struct Limbs {
        let low: Expression
        let high: Expression
        /// The first three limbs.
        let bits48: Expression
        /// All four limbs.
        let bits64: Expression

        init(_ helpers: [Expression]) {
            low = helpers[1] * 0x1_0000 + helpers[0]
            high = helpers[3] * 0x1_0000 + helpers[2]
            bits48 = helpers[2] * 0x1_0000_0000 + low
            bits64 = helpers[3] * 0x1_0000_0000_0000 + bits48
        }
    }

    private func constrainU32Operations() {
        let (a, b, c) = (current.stack[0], current.stack[1], current.stack[2])
        let helpers = current.decoder.helpers
        let limbs = Limbs(helpers)

        // Four limbs name a field element twice if they exceed the modulus: the high half may be
        // all ones only if the low half is zero. The fifth helper is the inverse that shows it.
        let isFullHigh = 1 - helpers[4] * (0xFFFF_FFFF - limbs.high)
        builder.everywhere.when(flags[[.u32Split, .u32Mul, .u32Madd]])
            .requireZero(isFullHigh * limbs.low)

        let splits = flags[[.u32Split, .u32Add, .u32Add3, .u32Mul, .u32Madd]]
        builder.onTransitions.when(splits)
            .require(next.stack[0..<2], equal: [limbs.low, limbs.high])
        always(.u32Split).require(a, equals: limbs.bits64)
        always(.u32Add).require(a + b, equals: limbs.bits48)
        always(.u32Add3).require(a + b + c, equals: limbs.bits48)
        builder.everywhere.when(flags[[.u32Add, .u32Add3]]).requireZero(helpers[3])
        constrainU32Subtraction(limbs)
        always(.u32Mul).require(a * b, equals: limbs.bits64)
        always(.u32Madd).require(a * b + c, equals: limbs.bits64)
        constrainU32Division(limbs)
        on(.u32Assert2).require(next.stack[0..<2], equal: [limbs.high, limbs.low])
    }

    private func constrainU32Subtraction(_ limbs: Limbs) {
        let (borrow, difference) = (next.stack[0], next.stack[1])
        let minuend = current.stack[0] + difference - borrow * 0x1_0000_0000
        on(.u32Sub).require(current.stack[1], equals: minuend)
        on(.u32Sub).requireBoolean(borrow)
        on(.u32Sub).require(difference, equals: limbs.low)
    }

    /// The limbs show that the quotient is not above the dividend and the remainder is below the
    /// divisor.
    private func constrainU32Division(_ limbs: Limbs) {
        let (divisor, dividend) = (current.stack[0], current.stack[1])
        let (remainder, quotient) = (next.stack[0], next.stack[1])
        on(.u32Div).require(dividend, equals: divisor * quotient + remainder)
        on(.u32Div).require(dividend - quotient, equals: limbs.low)
        on(.u32Div).require(divisor - remainder, equals: limbs.high + 1)
    }
}
