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
    let chunkCount = 1 << ProofParameters.log2Blowup
    let chunks = FeltMatrix(
        rowCount: inputs.main.coefficients.rowCount,
        columnCount: 2 * chunkCount,
        ledger: session.options.ledger
    )
    try evaluateChunks(of: inputs, system, statement, into: chunks, session)
    return try commit(chunks, phase: .quotient, session)
}

private func evaluateChunks<System: ProvableSystem, Hash: CommitmentHash>(
    of inputs: ConstraintInputs,
    _ system: System,
    _ statement: Statement,
    into chunks: FeltMatrix,
    _ session: ProverSession<Hash>
) throws(ProvingError) {
    let evaluation = ConstraintEvaluation(
        program: BlockProgram(
            system.program,
            publicValues: statement.publicValues,
            alpha: session.alpha,
            beta: session.beta,
            finals: inputs.finals,
            kernels: session.kernels
        ),
        challenge: inputs.challenge,
        log2TraceLength: session.shape.log2TraceLength,
        threads: session.threads
    )
    let log2TraceLength = session.shape.log2TraceLength
    var (mainBuffer, auxBuffer): (FeltMatrix?, FeltMatrix?)
    for coset in 0..<chunks.columnCount / 2 {
        try session.report(.quotient, percent: coset * 100 * 2 / chunks.columnCount)
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
            shift: shift,
            into: (chunks.column(2 * coset), chunks.column(2 * coset + 1))
        )
        interpolate(chunks, columns: 2 * coset..<2 * coset + 2, shift: shift, session)
    }
}
