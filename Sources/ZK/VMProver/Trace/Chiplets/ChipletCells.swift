// SPDX-License-Identifier: MIT

import FieldArithmetic
import FieldKernels
import VMAIR

/// Columns 51 to 71 of a trace that is being filled.
struct ChipletCells {
    /// The numbers of the columns.
    let names = MainColumns<Int> { $0 }.chiplets
    /// The rows of the whole trace.
    let rowCount: Int
    /// The columns, the first of which is the controller's selector.
    private let first: UnsafeMutablePointer<Felt>
    private let stride: Int
    /// Owns the cells.
    private let trace: FeltMatrix

    init(_ trace: FeltMatrix) {
        self.trace = trace
        rowCount = trace.rowCount
        stride = trace.stride
        first = trace.column(0)
    }

    /// The cell in a column and a row.
    @inline(__always)
    subscript(column: Int, row: Int) -> Felt {
        get { first[column * stride + row] }
        nonmutating set { first[column * stride + row] = newValue }
    }

    /// The cells of a column from a row on.
    func cells(_ column: Int, from row: Int) -> UnsafeMutablePointer<Felt> {
        first + column * stride + row
    }

    /// Writes one value into a part of a column.
    func fill(_ column: Int, _ rows: Range<Int>, with value: Felt) {
        cells(column, from: rows.lowerBound).update(repeating: value, count: rows.count)
    }

    /// Writes zeros into the rows of some columns.
    func clear(_ columns: ClosedRange<Int>, _ rows: Range<Int>) {
        for column in columns { fill(column, rows, with: .zero) }
    }

    /// Clears rows after the hasher and marks whose they are.
    ///
    /// - Parameters:
    ///   - rows: Rows of one chiplet.
    ///   - passed: How many of the selectors `s1` to `s4` are one.
    func begin(_ rows: Range<Int>, past passed: Int) {
        clear(names.isController...names.isPermutation, rows)
        for selector in names.selectors[..<passed] { fill(selector, rows, with: .one) }
    }
}
