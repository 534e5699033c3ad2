// SPDX-License-Identifier: MIT

import FieldArithmetic
import Processor
import VMAIR
import VMCore

/// Fills the rows of the kernel ROM, one for each procedure in the kernel's order.
func fillKernelROM(_ record: ExecutionRecord, _ cells: ChipletCells, start: Int) {
    let procedures = record.kernel.procedures
    var calls = [UInt32](repeating: 0, count: procedures.count)
    for number in record.kernelCalls where Int(number) < calls.count { calls[Int(number)] += 1 }
    cells.begin(start..<start + procedures.count, past: 3)
    let names = cells.names.kernelROM
    for (number, procedure) in procedures.enumerated() {
        cells[names.multiplicity, start + number] = Felt(calls[number])
        for element in 0..<4 {
            cells[names.digest[element], start + number] = procedure[element]
        }
    }
}
