// SPDX-License-Identifier: MIT

import FieldArithmetic

/// What checking a proof inside the machine needs.
extension Machine {
    /// HORNERBASE: eight steps of Horner's rule with base coefficients.
    func hornerBase(_ stack: StackWindow<Log>) throws(ExecutionFault) {
        let address = stack[13].value
        let low = try checkedElement(address, stack)
        let alpha = QuadFelt(low, try checkedElement(address + 1, stack))
        var sum = QuadFelt(stack[14], stack[15])
        for position in 0..<8 { sum = sum * alpha + stack[position] }
        stack[14] = sum.c0
        stack[15] = sum.c1
    }

    private func checkedElement(
        _ address: UInt64,
        _ stack: StackWindow<Log>
    ) throws(ExecutionFault) -> Felt {
        guard address <= u32Max else { throw .addressBeyondU32(address) }
        return stack.readElement(address, memory)
    }

    /// HORNEREXT: four steps of Horner's rule with extension coefficients.
    func hornerExtension(_ stack: StackWindow<Log>) throws(ExecutionFault) {
        let word = try checkedWord(stack[13].value, stack)
        let alpha = QuadFelt(word.e0, word.e1)
        var sum = QuadFelt(stack[14], stack[15])
        for position in stride(from: 0, to: 8, by: 2) {
            sum = sum * alpha + QuadFelt(stack[position], stack[position + 1])
        }
        stack[14] = sum.c0
        stack[15] = sum.c1
    }
}

extension OperandWindow {
    /// FRIE2F4: folds four extension values of a FRI layer into one.
    ///
    /// Before: the values in pairs from item 0, folded position (8), position as the tree has it
    /// (9), power of the domain's generator (10), value that the layer before left (11), folding
    /// challenge (13), pointer (15).
    /// After: the two half-folded values, a flag for the member of the coset, the generator's
    /// square, the member's twist, the next pointer, the generator's fourth power, the folded
    /// position, the folded value.
    mutating func foldFRI() throws(ExecutionFault) {
        let values = (0..<4).map { QuadFelt(top[2 * $0], top[2 * $0 + 1]) }
        let position = top[9].value
        let member = Int(position & 3)
        let generator = top[10]
        guard values[member] == QuadFelt(top[11], top[12]), generator != .zero else {
            throw .friFolding
        }
        // The position is bit-reversed, so members 1 and 2 stand in each other's place.
        let flag = [0, 2, 1, 3][member]
        let twist = FRITwist.inverseRoot.power(UInt64(flag))
        let ratio = QuadFelt(top[13], top[14]) * (generator * twist).inverseOrZero()
        let first = folded(values[0], values[1], by: ratio)
        let second = folded(values[2], values[3], by: ratio * FRITwist.inverseRoot)
        let result = folded(first, second, by: ratio.squared())
        let pointer = top[15]
        pop()
        (top[0], top[1]) = (first.c0, first.c1)
        (top[2], top[3]) = (second.c0, second.c1)
        for index in 0..<4 { top[4 + index] = index == flag ? .one : .zero }
        top[8] = generator.squared()
        top[9] = twist
        top[10] = pointer + 8
        top[11] = top[8].squared()
        top[12] = Felt(reducing: position >> 2)
        (top[13], top[14]) = (result.c0, result.c1)
    }

    /// Half of `(left + right) + (left - right) * ratio`.
    private func folded(_ left: QuadFelt, _ right: QuadFelt, by ratio: QuadFelt) -> QuadFelt {
        let doubled = (left + right) + (left - right) * ratio
        return QuadFelt(doubled.c0.halved(), doubled.c1.halved())
    }
}

private enum FRITwist {
    /// The inverse of the fourth root of unity `2^48`.
    static let inverseRoot: Felt = 18_446_462_594_437_873_665
}
