// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic

/// The slots of one thread that runs a ``BlockProgram``.
public final class BlockWorkspace {
    let program: BlockProgram
    private let temporaries: FeltMatrix
    private let zeros: FeltMatrix
    private(set) var slots: BlockSlots

    /// Makes room for one thread.
    public init(_ program: BlockProgram) {
        self.program = program
        let shape = program.plan.shape
        temporaries = FeltMatrix(
            rowCount: BlockProgram.blockRows,
            columnCount: program.plan.temporaryBase + 2 * program.plan.temporaryExtended
        )
        zeros = FeltMatrix(columns: [[Felt](repeating: .zero, count: BlockProgram.blockRows)])
        let zero = zeros.column(0)
        let rowInputs = 2 * shape.mainWidth + shape.periodicCount + 3
        var base = Array(repeating: zero, count: rowInputs)
        base += program.fixedBase.columns
        for index in 0..<program.plan.temporaryBase { base.append(temporaries.column(index)) }
        var extended: [[UnsafeMutablePointer<Felt>]] = []
        for part in 0..<2 {
            var bank = Array(repeating: zero, count: 2 * shape.auxWidth)
            for index in 0..<program.fixedExtended.columnCount / 2 {
                bank.append(program.fixedExtended.column(2 * index + part))
            }
            for index in 0..<program.plan.temporaryExtended {
                bank.append(temporaries.column(program.plan.temporaryBase + 2 * index + part))
            }
            extended.append(bank)
        }
        slots = BlockSlots(base: base, extended0: extended[0], extended1: extended[1])
    }

    /// Points the row inputs at the block that starts at `row`.
    private func aim(_ inputs: BlockInputs, at row: Int) {
        let shape = program.plan.shape
        for (index, column) in inputs.main.enumerated() {
            slots.base[index] = column + row
            slots.base[shape.mainWidth + index] = column + row + 1
        }
        let periodic = 2 * shape.mainWidth
        for (index, column) in inputs.periodic.enumerated() {
            slots.base[periodic + index] = column + (row & (inputs.periods[index] - 1))
        }
        let selectors = periodic + shape.periodicCount
        for (index, column) in inputs.selectors.enumerated() {
            slots.base[selectors + index] = column + row
        }
        for index in 0..<inputs.aux.count / 2 {
            let (low, high) = (inputs.aux[2 * index] + row, inputs.aux[2 * index + 1] + row)
            slots.extended0[index] = low
            slots.extended1[index] = high
            slots.extended0[shape.auxWidth + index] = low + 1
            slots.extended1[shape.auxWidth + index] = high + 1
        }
    }

    /// Computes the first outputs for a block of rows.
    ///
    /// - Parameters:
    ///   - inputs: Columns of the whole trace or of one coset of its extension.
    ///   - rows: At most ``BlockProgram/blockRows``, a multiple of eight or all there are.
    ///   - outputCount: How many outputs to compute; nil for all.
    ///   - outputs: Receives two columns for each output.
    ///   - target: The row of `outputs` that the first row goes to.
    public func run(
        _ inputs: BlockInputs,
        rows: Range<Int>,
        outputCount: Int? = nil,
        into outputs: FeltMatrix,
        at target: Int
    ) {
        aim(inputs, at: rows.lowerBound)
        let outputCount = outputCount ?? program.outputCount
        guard outputCount > 0 else { return }
        let columns = (0..<2 * outputCount).map { outputs.column($0) + target }
        run(stepCount: program.plan.ends[outputCount - 1], rowCount: rows.count, into: columns)
    }
}
