// SPDX-License-Identifier: MIT

import FieldArithmetic

/// Runs a program over the rows of a block, one row after the other.
func runReference(
    _ instructions: ArraySlice<BlockInstruction>,
    _ weights: [QuadFelt],
    _ slots: BlockSlots,
    rowCount: Int,
    output: (_ position: Int, _ row: Int, _ value: QuadFelt) -> Void
) {
    for row in 0..<rowCount {
        func base(_ slot: Int) -> Felt { slots.base[slot][row] }
        func extended(_ slot: Int) -> QuadFelt {
            QuadFelt(slots.extended0[slot][row], slots.extended1[slot][row])
        }
        for (place, step) in zip(instructions.indices, instructions) {
            let (left, right) = (step.left, step.right)
            var result = QuadFelt.zero
            switch step.operation {
            case .addBase: result = QuadFelt(base(left) + base(right))
            case .subtractBase: result = QuadFelt(base(left) - base(right))
            case .multiplyBase: result = QuadFelt(base(left) * base(right))
            case .negateBase: result = QuadFelt(-base(left))
            case .addExtension: result = extended(left) + extended(right)
            case .subtractExtension: result = extended(left) - extended(right)
            case .multiplyExtension: result = extended(left) * extended(right)
            case .negateExtension: result = -extended(left)
            case .addMixed: result = extended(left) + base(right)
            case .subtractMixed: result = extended(left) - base(right)
            case .subtractFromBase: result = QuadFelt(base(left)) - extended(right)
            case .multiplyMixed: result = extended(left) * base(right)
            case .weightedSum:
                for term in instructions[place + 1...place + left] {
                    result += weights[term.target] * base(term.left)
                }
            case .outputBase: output(step.target, row, QuadFelt(base(left)))
            case .outputExtension: output(step.target, row, extended(left))
            case .term: break
            }
            switch step.operation {
            case .addBase, .subtractBase, .multiplyBase, .negateBase:
                slots.base[step.target][row] = result.c0
            case .term, .outputBase, .outputExtension: break
            default:
                slots.extended0[step.target][row] = result.c0
                slots.extended1[step.target][row] = result.c1
            }
        }
    }
}
