// SPDX-License-Identifier: MIT

/// The table of 16-bit values, ascending, with steps that are powers of three.
package enum RangeTable {
    private static let steps = [2_187, 729, 243, 81, 27, 9, 3, 1]

    /// Visits the rows of a table that holds some values, with bridges from 0 to 65535 and one more
    /// row at the end.
    ///
    /// - Parameters:
    ///   - isChecked: Whether a value from 1 to 65534 has a row of its own.
    ///   - visit: Called with the value of each row, and true if the row counts for its look-ups.
    package static func forEachRow(
        isChecked: (Int) -> Bool,
        _ visit: (_ value: Int, _ isCounted: Bool) -> Void
    ) {
        visit(0, true)
        var last = 0
        for value in 1..<1 << 16 where value == 0xFFFF || isChecked(value) {
            for step in steps {
                while value - last >= step {
                    last += step
                    visit(last, last == value)
                }
            }
        }
        visit(0xFFFF, false)
    }
}
