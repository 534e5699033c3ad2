// SPDX-License-Identifier: MIT

/// Columns 49 and 50: the table of 16-bit values.
public struct RangeColumns<Cell> {
    /// How often the value is looked up.
    public let multiplicity: Cell
    /// The value, growing from 0 to 65535 down the trace.
    public let value: Cell

    init(_ cell: (Int) -> Cell) {
        multiplicity = cell(49)
        value = cell(50)
    }
}

extension RangeColumns: Sendable where Cell: Sendable {}
