// SPDX-License-Identifier: MIT

import FieldArithmetic
import Processor
import VMAIR

/// Fills the rows of the bitwise chiplet, eight for each operation: a nibble each from the top.
struct BitwiseRows {
    private let operations: RecordedList<BitwiseOperation>
    private let cells: ChipletCells
    private let start: Int

    init(_ operations: RecordedList<BitwiseOperation>, _ cells: ChipletCells, start: Int) {
        self.operations = operations
        self.cells = cells
        self.start = start
    }

    /// Fills the rows of some of the operations.
    func fill(_ numbers: Range<Int>) {
        cells.begin(start + 8 * numbers.lowerBound..<start + 8 * numbers.upperBound, past: 0)
        let names = cells.names.bitwise
        let (firstA, firstB) = (names.aBits[0], names.bBits[0])
        for number in numbers {
            let operation = operations[number]
            let (left, right) = (operation.left, operation.right)
            let result = operation.isXor ? left ^ right : left & right
            for step in 0..<8 {
                let row = start + 8 * number + step
                let shift = UInt32(28 - 4 * step)
                let (a, b) = (left >> shift, right >> shift)
                cells[names.operation, row] = operation.isXor ? .one : .zero
                cells[names.a, row] = Felt(a)
                cells[names.b, row] = Felt(b)
                for bit in 0..<4 {
                    cells[firstA + bit, row] = Felt(a >> UInt32(bit) & 1)
                    cells[firstB + bit, row] = Felt(b >> UInt32(bit) & 1)
                }
                // Shifting by 32 leaves nothing.
                cells[names.previousOutput, row] = Felt(result >> (shift + 4))
                cells[names.output, row] = Felt(result >> shift)
            }
        }
    }
}
