// SPDX-License-Identifier: MIT

/// A row of the kernel ROM: one procedure.
public struct KernelROMColumns<Cell> {
    /// How often the procedure is called.
    public let multiplicity: Cell
    /// The procedure's root.
    ///
    /// Shape `[4]`.
    public let digest: [Cell]

    init(_ cell: (Int) -> Cell) {
        multiplicity = cell(56)
        digest = (57..<61).map(cell)
    }
}

extension KernelROMColumns: Sendable where Cell: Sendable {}
