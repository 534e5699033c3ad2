// SPDX-License-Identifier: MIT

import AIR
import CFieldKernels
import FieldArithmetic

extension BlockWorkspace {
    /// Runs the first steps of a program over a block of rows.
    func run(stepCount: Int, rowCount: Int, into columns: [UnsafeMutablePointer<Felt>]) {
        if let table = program.kernels.packed(for: rowCount) {
            let words = columns.map { Optional($0.words) }
            slots.withPacked(program.plan.shape) { packed in
                table.run(
                    program.plan.steps,
                    stepCount,
                    packed,
                    rowCount,
                    program.weightLimbs,
                    words
                )
            }
            return
        }
        let steps = program.plan.instructions.prefix(stepCount)
        runReference(steps, program.weights, slots, rowCount: rowCount) { position, row, value in
            columns[2 * position][row] = value.c0
            columns[2 * position + 1][row] = value.c1
        }
    }
}

extension BlockSlots {
    /// The slots as the kernels read them.
    ///
    /// A pointer to a cell is a pointer to an integer, so the lists are passed as they are.
    fileprivate func withPacked(_ shape: TraceShape, _ body: (ck_slots) -> Void) {
        func cast(
            _ slots: UnsafeBufferPointer<UnsafeMutablePointer<Felt>>
        ) -> UnsafePointer<UnsafeMutablePointer<UInt64>?>? {
            UnsafeRawPointer(slots.baseAddress)?
                .assumingMemoryBound(to: UnsafeMutablePointer<UInt64>?.self)
        }
        base.withUnsafeBufferPointer { base in
            extended0.withUnsafeBufferPointer { extended0 in
                extended1.withUnsafeBufferPointer { extended1 in
                    body(
                        ck_slots(
                            base: cast(base),
                            extended0: cast(extended0),
                            extended1: cast(extended1),
                            base_columns: shape.mainWidth,
                            extended_columns: shape.auxWidth
                        )
                    )
                }
            }
        }
    }
}
