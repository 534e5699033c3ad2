// SPDX-License-Identifier: MIT

import AIR
public import FieldArithmetic
public import FieldKernels
public import STARKVerifier
import Transcript

// MARK: 3 - auxiliary trace

/// Builds the auxiliary trace from the main one and commits to it.
///
/// - Returns: The commitment and the final values.
func commitAuxTrace<System: ProvableSystem, Hash: CommitmentHash>(
    of main: CommittedMatrix,
    _ system: System,
    _ statement: Statement,
    _ session: inout ProverSession<Hash>
) throws(ProvingError) -> (CommittedMatrix, [QuadFelt]) {
    try session.report(.auxTrace)
    let (aux, finals) = try auxColumns(of: main, system, statement, &session)
    interpolate(aux, shift: .one, session)
    var room: FeltMatrix?
    let committed = try commit(
        aux,
        keeping: session.keptCosets,
        room: &room,
        phase: .auxTrace,
        session
    )
    return (committed, finals)
}

/// Evaluates the main columns on the trace domain again and builds from them.
private func auxColumns<System: ProvableSystem, Hash: CommitmentHash>(
    of main: CommittedMatrix,
    _ system: System,
    _ statement: Statement,
    _ session: inout ProverSession<Hash>
) throws(ProvingError) -> (FeltMatrix, [QuadFelt]) {
    let mainTrace =
        session.spareColumns.take()
        ?? FeltMatrix(like: main.coefficients, ledger: session.options.ledger)
    defer { session.spareColumns = mainTrace }
    extend(main.coefficients, toShift: .one, into: mainTrace, session)
    return try buildAuxTrace(
        mainTrace,
        under: system,
        statement: statement,
        alpha: session.alpha,
        beta: session.beta,
        options: session.options
    )
}

/// Builds the auxiliary trace: what the buses sum up, row by row.
///
/// Every column but the first holds the fractions of its row; the first adds up those of all
/// columns over the rows before. The last row's fractions are never counted.
///
/// - Parameters:
///   - mainTrace: The main columns; their tail is overwritten. Shape `[mainWidth][n]`.
///   - system: The relation.
///   - statement: The statement.
///   - alpha: The first challenge of the buses.
///   - beta: The second challenge of the buses.
///   - options: Threads, kernels and ledger are used.
/// - Returns: Two base columns for each auxiliary column, and the final values.
/// - Throws: ``ProvingError/zeroBusDenominator``.
public func buildAuxTrace<System: ProvableSystem>(
    _ mainTrace: FeltMatrix,
    under system: System,
    statement: Statement,
    alpha: QuadFelt,
    beta: QuadFelt,
    options: ProvingOptions
) throws(ProvingError) -> (columns: FeltMatrix, finals: [QuadFelt]) {
    mainTrace.wrap()
    let periodic = PeriodicTables(system.periodicColumns)
    let builder = AuxTraceBuilder(
        program: BlockProgram(
            system.busPlan,
            publicValues: statement.publicValues,
            alpha: alpha,
            beta: beta,
            finals: Array(repeating: .zero, count: system.shape.finalCount),
            kernels: options.kernels
        ),
        fractionCounts: system.busFractionCounts,
        inputs: BlockInputs(
            main: mainTrace.columns,
            aux: [],
            periodic: periodic.tables.columns,
            periods: periodic.periods,
            selectors: []
        ),
        kernels: options.kernels
    )
    let columns = FeltMatrix(
        rowCount: mainTrace.rowCount,
        columnCount: 2 * system.busFractionCounts.count,
        ledger: options.ledger
    )
    let holds = builder.fill(columns, threads: options.threads)
    withExtendedLifetime((mainTrace, periodic)) {}
    guard holds else { throw .zeroBusDenominator }
    let last = columns.rowCount - 1
    let total = QuadFelt(columns.column(0)[last], columns.column(1)[last])
    let unused = Array(repeating: QuadFelt.zero, count: system.shape.finalCount - 1)
    return (columns, [total] + unused)
}
