// SPDX-License-Identifier: MIT

import AIR
import Commitments
import FieldArithmetic
import FieldKernels
import STARKVerifier
import Transcript

// MARK: 4 - quotient

/// What the constraints are evaluated over.
struct ConstraintInputs {
    let main: CommittedMatrix
    let aux: CommittedMatrix
    let finals: [QuadFelt]
    /// Folds the constraints into one.
    let challenge: QuadFelt
}

/// Divides the folded constraints by the vanishing polynomial and commits to the quotient.
///
/// The quotient's values on coset `t` of the trace domain are those of its chunk `t`, a polynomial
/// as short as the trace, so the cosets are worked on one by one and none is kept.
func commitQuotient<System: ProvableSystem, Hash: CommitmentHash>(
    of inputs: ConstraintInputs,
    _ system: System,
    _ statement: Statement,
    _ session: inout ProverSession<Hash>
) throws(ProvingError) -> CommittedMatrix {
    let chunks = QuotientChunks(
        rowCount: inputs.main.coefficients.rowCount,
        ledger: session.options.ledger
    )
    try evaluateChunks(of: inputs, system, statement, into: chunks, &session)
    var room: FeltMatrix?
    return try commit(chunks.coefficients, room: &room, phase: .quotient, session)
}

private func evaluateChunks<System: ProvableSystem, Hash: CommitmentHash>(
    of inputs: ConstraintInputs,
    _ system: System,
    _ statement: Statement,
    into chunks: QuotientChunks,
    _ session: inout ProverSession<Hash>
) throws(ProvingError) {
    let log2TraceLength = session.shape.log2TraceLength
    let program = BlockProgram(
        system.foldedPlan,
        foldingWeights: powers(of: inputs.challenge, count: system.program.outputCount).reversed(),
        publicValues: statement.publicValues,
        alpha: session.alpha,
        beta: session.beta,
        finals: inputs.finals,
        kernels: session.kernels
    )
    let evaluation = ConstraintEvaluation(
        program: program,
        log2TraceLength: log2TraceLength,
        threads: session.threads
    )
    let sums = FeltMatrix(
        rowCount: 1 << log2TraceLength,
        columnCount: 2 * program.outputCount,
        ledger: session.options.ledger
    )
    var mainBuffer = session.spareColumns.take()
    var auxBuffer: FeltMatrix?
    for coset in 0..<QuotientChunks.count {
        try session.report(.quotient, percent: coset * 100 / QuotientChunks.count)
        let shift = cosetShift(coset, log2TraceLength: log2TraceLength)
        evaluation.evaluate(
            main: inputs.main.values(
                onCoset: coset,
                shift: shift,
                buffer: &mainBuffer,
                session
            ),
            aux: inputs.aux.values(onCoset: coset, shift: shift, buffer: &auxBuffer, session),
            periodic: PeriodicTables(
                system.periodicColumns,
                shift: shift,
                log2TraceLength: log2TraceLength
            ),
            coset: coset,
            shift: shift,
            into: sums
        )
        let sumCount = evaluation.sumCount(onCoset: coset)
        // On a coset the vanishing polynomial is a constant.
        let vanishing = shift.squared(times: log2TraceLength) - .one
        interpolate(
            sums,
            columns: 0..<2 * sumCount,
            shift: shift,
            scale: vanishing.inverseOrZero(),
            session
        )
        for (index, known) in program.plan.cosetCounts.prefix(sumCount).enumerated() {
            chunks.add(
                (sums.column(2 * index), sums.column(2 * index + 1)),
                onCoset: coset,
                knownOn: known,
                kernels: session.kernels,
                threads: session.threads
            )
        }
    }
}

/// The powers of a challenge from zero on.
private func powers(of base: QuadFelt, count: Int) -> [QuadFelt] {
    var powers: [QuadFelt] = []
    var power = QuadFelt.one
    for _ in 0..<count {
        powers.append(power)
        power *= base
    }
    return powers
}
