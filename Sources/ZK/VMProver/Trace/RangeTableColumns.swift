// SPDX-License-Identifier: MIT

import FieldArithmetic
import FieldKernels
import Processor
import VMAIR

/// Fills columns 49 and 50 of a trace: the table at its end, zeros above.
///
/// - Parameters:
///   - lookups: All look-ups of the other columns.
///   - trace: At least as long as the table.
func fillRangeTable(_ lookups: RangeLookups, into trace: FeltMatrix) {
    let names = MainColumns<Int> { $0 }.range
    let (multiplicities, values) = (trace.column(names.multiplicity), trace.column(names.value))
    var tableRows = 0
    RangeTable.forEachRow(isChecked: { lookups.counts[$0] != 0 }) { _, _ in tableRows += 1 }
    precondition(tableRows <= trace.rowCount, "a trace too short for its range table")
    var row = trace.rowCount - tableRows
    multiplicities.update(repeating: .zero, count: row)
    values.update(repeating: .zero, count: row)
    RangeTable.forEachRow(isChecked: { lookups.counts[$0] != 0 }) { value, isCounted in
        multiplicities[row] = isCounted ? Felt(lookups.counts[value]) : .zero
        values[row] = Felt(UInt32(value))
        row += 1
    }
}
