// SPDX-License-Identifier: MIT

/// One row of the main trace by name.
///
/// With cells of type `Int` it is the map from names to column numbers, with field elements a row
/// of a trace, with expressions the variables of a constraint.
public struct MainColumns<Cell> {
    /// The clock and the execution context.
    public let system: SystemColumns<Cell>
    /// The operation and its block.
    public let decoder: DecoderColumns<Cell>
    /// The operand stack.
    public let stack: StackColumns<Cell>
    /// The table of 16-bit values.
    public let range: RangeColumns<Cell>
    /// The chiplets' shared region.
    public let chiplets: ChipletColumns<Cell>

    /// Names the cells of a row.
    /// - Parameter cell: The cell in a column, `0..<72`.
    public init(_ cell: (Int) -> Cell) {
        system = SystemColumns(cell)
        decoder = DecoderColumns(cell)
        stack = StackColumns(cell)
        range = RangeColumns(cell)
        chiplets = ChipletColumns(cell)
    }
}

extension MainColumns: Sendable where Cell: Sendable {}
