// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic
import VMCore

extension MachineConstraints {
    /// Operations for encryption and for verifying proofs inside the machine.
    func constrainCryptoOperations() {
        constrainCryptoStream()
        constrainHornerBase()
        constrainHornerExtension()
        constrainFRIFolding()
    }

    /// The extension element in items `position` and `position + 1`.
    private func pair(_ stack: StackColumns<Expression>, _ position: Int) -> QuadExpression {
        QuadExpression(stack[position], stack[position + 1])
    }

    /// The extension element in helpers `position` and `position + 1`.
    private func helperPair(_ position: Int) -> QuadExpression {
        let helpers = current.decoder.helpers
        return QuadExpression(helpers[position], helpers[position + 1])
    }

    /// CRYPTOSTREAM: the rate and memory change by requests on the buses, the pointers advance by
    /// two words, and the rest stays.
    private func constrainCryptoStream() {
        let gate = builder.onTransitions.when(flags[.cryptoStream])
        gate.require(next.stack[8..<12], equal: current.stack[8..<12])
        gate.require(next.stack[12..<14], equal: current.stack[12..<14].map { $0 + 8 })
        gate.require(next.stack[14..<16], equal: current.stack[14..<16])
    }

    /// HORNERBASE: eight steps of Horner's rule with base coefficients `s0` to `s7`.
    ///
    /// Two helper accumulators, after two and after five coefficients, keep the degree low.
    private func constrainHornerBase() {
        let gate = builder.everywhere.when(flags[.hornerBase])
        let transition = builder.onTransitions.when(flags[.hornerBase])
        transition.require(next.stack[0..<14], equal: current.stack[0..<14])

        let coefficients = current.stack[0..<8]
        let alpha = helperPair(0)
        let alpha2 = alpha.squared
        let alpha3 = alpha2 * alpha
        let (afterFive, afterTwo) = (helperPair(2), helperPair(4))
        let two = alpha * coefficients[0] + coefficients[1]
        let five = alpha2 * coefficients[2] + alpha * coefficients[3] + coefficients[4]
        let eight = alpha2 * coefficients[5] + alpha * coefficients[6] + coefficients[7]
        gate.require(afterTwo, equals: pair(current.stack, 14) * alpha2 + two)
        gate.require(afterFive, equals: afterTwo * alpha3 + five)
        transition.require(pair(next.stack, 14), equals: afterFive * alpha3 + eight)
    }

    /// HORNEREXT: four steps of Horner's rule with extension coefficients in `s0` to `s7`.
    private func constrainHornerExtension() {
        let gate = builder.everywhere.when(flags[.hornerExt])
        let transition = builder.onTransitions.when(flags[.hornerExt])
        transition.require(next.stack[0..<14], equal: current.stack[0..<14])

        let coefficients = [0, 2, 4, 6].map { pair(current.stack, $0) }
        let alpha = helperPair(0)
        let alpha2 = alpha.squared
        let afterTwo = helperPair(4)
        let two = alpha * coefficients[0] + coefficients[1]
        let four = alpha * coefficients[2] + coefficients[3]
        gate.require(afterTwo, equals: pair(current.stack, 14) * alpha2 + two)
        transition.require(pair(next.stack, 14), equals: afterTwo * alpha2 + four)
    }
}

// MARK: FRIE2F4

extension MachineConstraints {
    /// The inverse of the fourth root of unity `2^48`.
    private static var inverseTau: Felt { 18_446_462_594_437_873_665 }

    /// FRIE2F4: folds four extension values of a FRI layer into one.
    ///
    /// Stack before: values 0, 2, 1, 3 of the coset in pairs from `s0`; folded position, tree
    /// index, power of the domain generator (`s8` to `s10`); the value the previous layer left
    /// (`s11`); the folding challenge (`s13`); the layer pointer (`s15`).
    /// Stack after: the two half-folded values, four flags of the coset member, the generator's
    /// square, the member's twist, the next pointer, the generator's fourth power, the folded
    /// position, the folded value.
    private func constrainFRIFolding() {
        let gate = builder.everywhere.when(flags[.friE2F4])
        let (stack, after) = (current.stack, next.stack)
        let member = after[4..<8]
        gate.requireBooleans(member)
        gate.requireOne(builder.sum(of: member))

        // The tree index is four times the folded position plus the member, bit-reversed.
        let position = after[12]
        let memberIndex = member[1].doubled + member[2] + member[3] * 3
        gate.require(stack[9], equals: position * 4 + memberIndex)

        let inverseTau2 = Self.inverseTau.squared()
        let firstTwists = member[0] + member[1] * Self.inverseTau
        let lastTwists = member[2] * inverseTau2 + member[3] * (inverseTau2 * Self.inverseTau)
        gate.require(after[9], equals: firstTwists + lastTwists)

        constrainFRIFoldingPoint(gate)
        constrainFRIFoldedValues(gate)

        // What the previous layer left is the coset member that the flags name.
        for coefficient in 0..<2 {
            let values = [0, 4, 2, 6].map { stack[$0 + coefficient] }
            let chosen = builder.sum(of: zip(values, member).map { $0 * $1 })
            gate.require(stack[11 + coefficient], equals: chosen)
        }
        let generator = stack[10]
        gate.require(after[8], equals: generator.squared)
        gate.require(after[11], equals: after[8].squared)
        gate.require(after[10], equals: stack[15] + 8)
        gate.require(position, equals: stack[8])
    }

    /// The helpers hold the domain point, its inverse, challenge over point, and that squared.
    private func constrainFRIFoldingPoint(_ gate: ConstraintGate) {
        let helpers = current.decoder.helpers
        let (point, inversePoint) = (helpers[4], helpers[5])
        gate.require(point, equals: current.stack[10] * next.stack[9])
        gate.requireOne(point * inversePoint)
        gate.require(helperPair(0), equals: pair(current.stack, 13) * inversePoint)
        gate.require(helperPair(2), equals: helperPair(0).squared)
    }

    /// Two foldings by two and a third of their results; each is stated doubled.
    private func constrainFRIFoldedValues(_ gate: ConstraintGate) {
        func foldedTwice(
            _ a: QuadExpression,
            _ b: QuadExpression,
            by point: QuadExpression
        ) -> QuadExpression {
            (a + b) + (a - b) * point
        }
        let (stack, after) = (current.stack, next.stack)
        let (ratio, squaredRatio) = (helperPair(0), helperPair(2))
        let (first, second) = (pair(after, 0), pair(after, 2))
        gate.require(
            first.doubled,
            equals: foldedTwice(pair(stack, 0), pair(stack, 2), by: ratio)
        )
        gate.require(
            second.doubled,
            equals: foldedTwice(pair(stack, 4), pair(stack, 6), by: ratio * Self.inverseTau)
        )
        gate.require(
            pair(after, 13).doubled,
            equals: foldedTwice(first, second, by: squaredRatio)
        )
    }
}
