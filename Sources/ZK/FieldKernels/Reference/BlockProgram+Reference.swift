// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic

/// Runs a program over the rows of a block, one row after the other.
func runReference(
    _ instructions: [ConstraintProgram.Instruction],
    _ slots: BlockSlots,
    rowCount: Int,
    output: (_ position: Int, _ row: Int, _ value: QuadFelt) -> Void
) {
    for row in 0..<rowCount {
        func base(_ slot: UInt16) -> Felt { slots.base[Int(slot)][row] }
        func extended(_ slot: UInt16) -> QuadFelt {
            QuadFelt(slots.extended0[Int(slot)][row], slots.extended1[Int(slot)][row])
        }
        for step in instructions {
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
            case .outputBase: output(Int(step.target), row, QuadFelt(base(left)))
            case .outputExtension: output(Int(step.target), row, extended(left))
            }
            switch step.operation {
            case .addBase, .subtractBase, .multiplyBase, .negateBase:
                slots.base[Int(step.target)][row] = result.c0
            case .outputBase, .outputExtension: break
            default:
                slots.extended0[Int(step.target)][row] = result.c0
                slots.extended1[Int(step.target)][row] = result.c1
            }
        }
    }
}
