// SPDX-License-Identifier: MIT

import CFieldKernels

/// One step of a program over blocks of rows, in banks of slots as those of a constraint program.
struct BlockInstruction {
    /// What a step does; the packed kernels number the operations alike.
    enum Operation: UInt16 {
        case addBase, subtractBase, multiplyBase, negateBase
        case addExtension, subtractExtension, multiplyExtension, negateExtension
        case addMixed, subtractMixed, subtractFromBase, multiplyMixed
        /// The sum of the terms in the next `left` steps.
        case weightedSum
        /// Base slot `left` times weight `target`.
        case term
        case outputBase, outputExtension
    }

    var operation: Operation
    var target: Int
    var left: Int
    var right = 0

    /// The step as the packed kernels read it.
    var packed: ck_step {
        ck_step(
            operation: operation.rawValue,
            target: UInt16(target),
            left: UInt16(left),
            right: UInt16(right)
        )
    }
}
