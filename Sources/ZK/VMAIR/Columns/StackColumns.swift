// SPDX-License-Identifier: MIT

/// Columns 30 to 48: the top of the stack and its link to the overflow table.
public struct StackColumns<Cell> {
    /// The sixteen top items, top first.
    ///
    /// Shape `[16]`.
    public let items: [Cell]
    /// The depth, at least 16.
    public let depth: Cell
    /// The clock at which the top item of the overflow table was pushed; zero if it is empty.
    public let overflowAddress: Cell
    /// `1 / (depth - 16)`, or zero at depth 16.
    public let overflowInverse: Cell

    init(_ cell: (Int) -> Cell) {
        items = (30..<46).map(cell)
        depth = cell(46)
        overflowAddress = cell(47)
        overflowInverse = cell(48)
    }

    /// Item `position`, zero being the top.
    public subscript(position: Int) -> Cell { items[position] }

    /// Items in a range of positions, top first.
    public subscript(positions: Range<Int>) -> [Cell] { Array(items[positions]) }
}

extension StackColumns: Sendable where Cell: Sendable {}
