// SPDX-License-Identifier: MIT

import AIR
import CFieldKernels
import FieldArithmetic

extension BlockWorkspace {
    /// Runs a program over a block of rows and sums its outputs by weights.
    func fold(
        rowCount: Int,
        weights: BlockWeights,
        sum0: UnsafeMutablePointer<Felt>,
        sum1: UnsafeMutablePointer<Felt>
    ) {
        if let table = program.kernels.packed(for: rowCount) {
            slots.withPacked { packed in
                table.fold(
                    program.steps,
                    program.steps.count,
                    packed,
                    rowCount,
                    weights.words,
                    sum0.words,
                    sum1.words
                )
            }
            return
        }
        sum0.update(repeating: .zero, count: rowCount)
        sum1.update(repeating: .zero, count: rowCount)
        runReference(program.instructions, slots, rowCount: rowCount) { position, row, value in
            let term = weights.values[position] * value
            sum0[row] += term.c0
            sum1[row] += term.c1
        }
    }

    /// Runs a program over a block of rows and stores its outputs.
    func store(rowCount: Int, outputs: FeltMatrix) {
        if let table = program.kernels.packed(for: rowCount) {
            let columns = outputs.columns.map { Optional($0.words) }
            slots.withPacked { packed in
                table.store(program.steps, program.steps.count, packed, rowCount, columns)
            }
            return
        }
        runReference(program.instructions, slots, rowCount: rowCount) { position, row, value in
            outputs.column(2 * position)[row] = value.c0
            outputs.column(2 * position + 1)[row] = value.c1
        }
    }
}

extension BlockSlots {
    /// The slots as the kernels read them.
    ///
    /// A pointer to a cell is a pointer to an integer, so the lists are passed as they are.
    fileprivate func withPacked(_ body: (ck_slots) -> Void) {
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
                            extended1: cast(extended1)
                        )
                    )
                }
            }
        }
    }
}
