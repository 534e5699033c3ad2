// SPDX-License-Identifier: MIT

/// A row of the bitwise chiplet: one nibble of an AND or XOR of 32-bit values, highest first.
public struct BitwiseColumns<Cell> {
    /// Zero for AND, one for XOR.
    public let operation: Cell
    /// The nibbles of the first operand so far.
    public let a: Cell
    /// The nibbles of the second operand so far.
    public let b: Cell
    /// The current nibble of the first operand, least significant bit first.
    ///
    /// Shape `[4]`.
    public let aBits: [Cell]
    /// The current nibble of the second operand, least significant bit first.
    ///
    /// Shape `[4]`.
    public let bBits: [Cell]
    /// The result before this row.
    public let previousOutput: Cell
    /// The result after this row.
    public let output: Cell

    init(_ cell: (Int) -> Cell) {
        operation = cell(53)
        a = cell(54)
        b = cell(55)
        aBits = (56..<60).map(cell)
        bBits = (60..<64).map(cell)
        previousOutput = cell(64)
        output = cell(65)
    }
}

extension BitwiseColumns: Sendable where Cell: Sendable {}
