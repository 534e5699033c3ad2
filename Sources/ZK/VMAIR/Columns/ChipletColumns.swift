// SPDX-License-Identifier: MIT

/// Columns 51 to 71: one region of cells that each chiplet reads in its own way.
///
/// The chiplets follow one another down the trace: hasher controller, permutation, bitwise, memory,
/// arithmetic circuits, kernel ROM, padding. The selectors say whose row it is.
public struct ChipletColumns<Cell> {
    /// One on rows of the hasher's controller.
    public let isController: Cell
    /// One on rows of the hasher's permutation.
    public let isPermutation: Cell
    /// The selectors `s1` to `s4` of the chiplets after the hasher.
    ///
    /// Shape `[4]`.
    public let selectors: [Cell]
    /// The row as the hasher's controller reads it.
    public let controller: ControllerColumns<Cell>
    /// The row as the permutation reads it.
    public let permutation: PermutationColumns<Cell>
    /// The row as the bitwise chiplet reads it.
    public let bitwise: BitwiseColumns<Cell>
    /// The row as memory reads it.
    public let memory: MemoryColumns<Cell>
    /// The row as the circuit evaluator reads it.
    public let circuit: CircuitColumns<Cell>
    /// The row as the kernel ROM reads it.
    public let kernelROM: KernelROMColumns<Cell>

    init(_ cell: (Int) -> Cell) {
        isController = cell(51)
        isPermutation = cell(71)
        selectors = (52..<56).map(cell)
        controller = ControllerColumns(cell)
        permutation = PermutationColumns(cell)
        bitwise = BitwiseColumns(cell)
        memory = MemoryColumns(cell)
        circuit = CircuitColumns(cell)
        kernelROM = KernelROMColumns(cell)
    }
}

extension ChipletColumns: Sendable where Cell: Sendable {}
