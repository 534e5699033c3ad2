// SPDX-License-Identifier: MIT

/// A row of the circuit evaluator (ACE): two wires read from memory, or one gate.
public struct CircuitColumns<Cell> {
    /// One on the first row of a circuit.
    public let isStart: Cell
    /// Zero while wires are read, one while gates are evaluated.
    public let isGate: Cell
    /// The memory context.
    public let context: Cell
    /// The address read: a word of two wires, or one instruction.
    public let pointer: Cell
    /// The cycle of the operation that asked.
    public let clock: Cell
    /// The gate: `-1` difference, `0` product, `1` sum.
    public let operation: Cell
    /// The wire that the row defines: the first one read, or the gate's result.
    public let id0: Cell
    /// Its value.
    ///
    /// Shape `[2]`.
    public let value0: [Cell]
    /// The second wire read, or the gate's left operand.
    public let id1: Cell
    /// Its value.
    ///
    /// Shape `[2]`.
    public let value1: [Cell]
    /// The gate's right operand.
    public let id2: Cell
    /// Its value.
    ///
    /// Shape `[2]`.
    public let value2: [Cell]
    /// How often the wire of ``id0`` is used.
    public let multiplicity0: Cell

    init(_ cell: (Int) -> Cell) {
        isStart = cell(55)
        isGate = cell(56)
        context = cell(57)
        pointer = cell(58)
        clock = cell(59)
        operation = cell(60)
        id0 = cell(61)
        value0 = (62..<64).map(cell)
        id1 = cell(64)
        value1 = (65..<67).map(cell)
        id2 = cell(67)
        value2 = (68..<70).map(cell)
        multiplicity0 = cell(70)
    }

    /// On read rows: the number of gates that follow, less one.
    public var gateCount: Cell { id2 }

    /// On read rows: how often the wire of ``id1`` is used.
    public var multiplicity1: Cell { value2[1] }
}

extension CircuitColumns: Sendable where Cell: Sendable {}
