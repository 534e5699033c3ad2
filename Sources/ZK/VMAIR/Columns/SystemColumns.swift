// SPDX-License-Identifier: MIT

/// Columns 0 to 5: the clock and the execution context.
public struct SystemColumns<Cell> {
    /// The cycle, counted from zero; it runs on through the padding.
    public let clock: Cell
    /// The memory context.
    public let context: Cell
    /// The root of the procedure that opened the context.
    ///
    /// Shape `[4]`.
    public let functionHash: [Cell]

    init(_ cell: (Int) -> Cell) {
        clock = cell(0)
        context = cell(1)
        functionHash = (2..<6).map(cell)
    }
}

extension SystemColumns: Sendable where Cell: Sendable {}
