// SPDX-License-Identifier: MIT

import Commitments
import FieldArithmetic
import FieldKernels
import STARKVerifier

// MARK: 2 - main trace

/// Interpolates the main columns in place and commits to their extension.
func commitMainTrace<Hash: CommitmentHash>(
    _ mainTrace: FeltMatrix,
    _ session: inout ProverSession<Hash>
) throws(ProvingError) -> CommittedMatrix {
    try session.report(.interpolation)
    interpolate(mainTrace, shift: .one, session)
    var room: FeltMatrix?
    defer { session.spareColumns = room }
    return try commit(
        mainTrace,
        keeping: session.keptCosets,
        room: &room,
        phase: .mainTrace,
        session
    )
}

/// Replaces values on a coset by coefficients in bit-reversed order, times a scale.
func interpolate<Hash: CommitmentHash>(
    _ matrix: FeltMatrix,
    columns: Range<Int>? = nil,
    shift: Felt,
    scale: Felt = .one,
    _ session: ProverSession<Hash>
) {
    let transform = CosetTransform(
        log2Size: session.shape.log2TraceLength,
        shift: shift,
        scale: scale,
        direction: .interpolate,
        kernels: session.kernels,
        ledger: session.options.ledger
    )
    let columns = columns ?? 0..<matrix.columnCount
    parallelFor(columns.count, threads: session.threads) { index in
        transform.interpolate(matrix.column(columns.lowerBound + index))
    }
}
