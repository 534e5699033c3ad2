// SPDX-License-Identifier: MIT

import FieldArithmetic
import FieldKernels
import Polynomials

/// Periodic columns on the trace domain or on a coset of it, repeated so that any block of rows can
/// be read in one run.
struct PeriodicTables {
    let tables: FeltMatrix
    let periods: [Int]

    /// The values on the trace domain itself.
    init(_ columns: [[Felt]]) {
        periods = columns.map { $0.count }
        let longest = periods.max() ?? 1
        tables = FeltMatrix(
            rowCount: longest + BlockProgram.blockRows,
            columnCount: columns.count
        )
        for (index, column) in columns.enumerated() {
            let cells = tables.column(index)
            for row in 0..<tables.rowCount { cells[row] = column[row % column.count] }
        }
    }

    /// The values on a coset of the trace domain.
    ///
    /// The polynomial of a column with period `q` takes `x^(n / q)`, which on the coset runs
    /// through a coset of order `q`.
    init(_ columns: [[Felt]], shift: Felt, log2TraceLength: Int) {
        self.init(
            columns.map { column in
                let log2Period = column.count.trailingZeroBitCount
                let cosetShift = shift.squared(times: log2TraceLength - log2Period)
                do throws(DomainError) {
                    let source = try EvaluationDomain(log2Size: log2Period)
                    let target = try EvaluationDomain(log2Size: log2Period, shift: cosetShift)
                    return try source.extend(column, to: target)
                } catch {
                    preconditionFailure("a period is a power of two")
                }
            }
        )
    }
}
