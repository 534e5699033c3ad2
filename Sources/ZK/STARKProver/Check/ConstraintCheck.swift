// SPDX-License-Identifier: MIT

public import FieldArithmetic
public import FieldKernels
public import STARKVerifier
import Synchronization

/// A constraint that does not vanish on a row.
public struct BrokenConstraint: Equatable, Sendable {
    /// The row.
    public let row: Int
    /// The constraint, by its place in the order of emission.
    public let index: Int
}

/// Looks for the first row on which some constraint does not vanish.
///
/// - Parameters:
///   - mainTrace: The main columns; their tail is overwritten. Shape `[mainWidth][n]`.
///   - auxTrace: What ``buildAuxTrace(_:under:statement:alpha:beta:options:)`` made of them, with
///     the same challenges; the tail is overwritten.
///   - finals: The final values that came with it.
///   - system: The relation.
///   - statement: The statement.
///   - alpha: The first challenge of the buses.
///   - beta: The second challenge of the buses.
///   - options: Threads and kernels are used.
/// - Returns: The first broken constraint on the first such row; nil if all vanish everywhere.
/// - Complexity: one evaluation of all constraints a row, in parallel.
public func firstBrokenConstraint<System: ProvableSystem>(
    mainTrace: FeltMatrix,
    auxTrace: FeltMatrix,
    finals: [QuadFelt],
    under system: System,
    statement: Statement,
    alpha: QuadFelt,
    beta: QuadFelt,
    options: ProvingOptions
) -> BrokenConstraint? {
    mainTrace.wrap()
    auxTrace.wrap()
    let rowCount = mainTrace.rowCount
    let periodic = PeriodicTables(system.periodicColumns)
    let selectors = FeltMatrix(rowCount: rowCount, columnCount: 3)
    for row in 0..<rowCount {
        selectors.column(0)[row] = row == 0 ? .one : .zero
        selectors.column(1)[row] = row == rowCount - 1 ? .one : .zero
        selectors.column(2)[row] = row == rowCount - 1 ? .zero : .one
    }
    let program = BlockProgram(
        BlockPlan(system.program),
        publicValues: statement.publicValues,
        alpha: alpha,
        beta: beta,
        finals: finals,
        kernels: options.kernels
    )
    let inputs = BlockInputs(
        main: mainTrace.columns,
        aux: auxTrace.columns,
        periodic: periodic.tables.columns,
        periods: periodic.periods,
        selectors: selectors.columns
    )
    let found = Mutex<BrokenConstraint?>(nil)
    parallelPieces(
        of: rowCount,
        size: 1 << 9,
        threads: options.threads,
        workspace: { _ in
            (
                BlockWorkspace(program),
                FeltMatrix(
                    rowCount: BlockProgram.blockRows,
                    columnCount: 2 * program.outputCount
                )
            )
        }
    ) { own, piece in
        let (workspace, outputs) = own
        for start in stride(
            from: piece.lowerBound,
            to: piece.upperBound,
            by: BlockProgram.blockRows
        ) {
            let rows = start..<min(piece.upperBound, start + BlockProgram.blockRows)
            workspace.run(inputs, rows: rows, into: outputs, at: 0)
            guard let broken = firstNonzero(outputs, rows: rows) else { continue }
            found.withLock { first in
                if first.map({ broken.row < $0.row }) ?? true { first = broken }
            }
            return
        }
    }
    withExtendedLifetime((mainTrace, auxTrace, periodic, selectors)) {}
    return found.withLock { $0 }
}

/// The first output that is not zero on the first row that has one.
private func firstNonzero(_ outputs: FeltMatrix, rows: Range<Int>) -> BrokenConstraint? {
    let columns = outputs.columns
    for row in 0..<rows.count {
        if let column = columns.firstIndex(where: { $0[row] != .zero }) {
            return BrokenConstraint(row: rows.lowerBound + row, index: column / 2)
        }
    }
    return nil
}
