// SPDX-License-Identifier: MIT

import AIR
public import FieldArithmetic
public import FieldKernels
public import STARKVerifier

/// Looks for the first message on a bus that is sent more often than it is received, or less.
///
/// - Parameters:
///   - mainTrace: The main columns; their tail is overwritten. Shape `[mainWidth][n]`.
///   - boundary: How often the statement itself sends each encoded message.
///   - system: The relation.
///   - statement: The statement.
///   - alpha: The first challenge of the buses.
///   - beta: The second challenge of the buses.
///   - kernels: The form of the arithmetic.
/// - Returns: Its row and the number of its fraction among those of the relation's buses; nil if
///   the messages of all rows have their counterparts.
/// - Complexity: two evaluations of the buses a row, and some hundred bytes a row.
public func firstUnmatchedMessage<System: ProvableSystem>(
    mainTrace: FeltMatrix,
    boundary: [QuadFelt: QuadFelt],
    under system: System,
    statement: Statement,
    alpha: QuadFelt,
    beta: QuadFelt,
    kernels: FieldKernels
) -> (row: Int, fraction: Int)? {
    let program = BlockProgram(
        system.busPlan,
        publicValues: statement.publicValues,
        alpha: alpha,
        beta: beta,
        finals: Array(repeating: .zero, count: system.shape.finalCount),
        kernels: kernels
    )
    mainTrace.wrap()
    var balance = boundary
    forEachMessage(of: program, periodicColumns: system.periodicColumns, in: mainTrace) { message in
        balance[message.encoded, default: .zero] += message.count
        return true
    }
    var first: (row: Int, fraction: Int)?
    forEachMessage(of: program, periodicColumns: system.periodicColumns, in: mainTrace) { message in
        guard balance[message.encoded] != .zero else { return true }
        first = (message.row, message.fraction)
        return false
    }
    return first
}

/// What a row puts on a bus.
private struct RowMessage {
    let row: Int
    let fraction: Int
    let encoded: QuadFelt
    /// How often it is sent; negative for received.
    let count: QuadFelt
}

/// Goes through the messages of all rows, in order, until the caller has seen enough.
private func forEachMessage(
    of program: BlockProgram,
    periodicColumns: [[Felt]],
    in trace: FeltMatrix,
    _ body: (RowMessage) -> Bool
) {
    let periodic = PeriodicTables(periodicColumns)
    let inputs = BlockInputs(
        main: trace.columns,
        aux: [],
        periodic: periodic.tables.columns,
        periods: periodic.periods,
        selectors: []
    )
    let workspace = BlockWorkspace(program)
    let outputs = FeltMatrix(
        rowCount: BlockProgram.blockRows,
        columnCount: 2 * program.outputCount
    )
    defer { withExtendedLifetime((trace, periodic)) {} }
    for start in stride(from: 0, to: trace.rowCount, by: BlockProgram.blockRows) {
        let rows = start..<min(trace.rowCount, start + BlockProgram.blockRows)
        workspace.run(inputs, rows: rows, into: outputs, at: 0)
        // The last row's fractions are never counted.
        for row in rows where row < trace.rowCount - 1 {
            func value(_ output: Int) -> QuadFelt {
                let (low, high) = (outputs.column(2 * output), outputs.column(2 * output + 1))
                return QuadFelt(low[row - start], high[row - start])
            }
            for fraction in 0..<program.outputCount / 2 {
                let count = value(2 * fraction)
                guard count != .zero else { continue }
                let message = RowMessage(
                    row: row,
                    fraction: fraction,
                    encoded: value(2 * fraction + 1),
                    count: count
                )
                guard body(message) else { return }
            }
        }
    }
}
