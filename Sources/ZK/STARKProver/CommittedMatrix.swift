// SPDX-License-Identifier: MIT

import Commitments
import FieldArithmetic
import FieldKernels
import STARKVerifier

/// Columns that are committed to: their coefficients and the tree over their extension.
///
/// The extension itself is gone but for the cosets that the memory budget let stay. Whoever needs
/// it again computes it again, one coset at a time: leaf `8 r + t` is row `r` of coset `t`.
struct CommittedMatrix {
    /// Coefficients in bit-reversed order.
    let coefficients: FeltMatrix
    /// The tree over all rows of the extension.
    let tree: DigestTree
    /// The values on the first cosets.
    var keptCosets: [FeltMatrix] = []
}

/// The cosets of the trace domain that make up the evaluation domain.
func cosetShift(_ coset: Int, log2TraceLength: Int) -> Felt {
    let log2DomainSize = log2TraceLength + ProofParameters.log2Blowup
    return .generator * Felt.rootOfUnity(log2Order: log2DomainSize).power(UInt64(coset))
}

/// Commits to the extension of columns, one coset after the other.
///
/// - Parameters:
///   - coefficients: In bit-reversed order.
///   - keepCount: The values on so many cosets stay.
///   - room: Where to evaluate, of the coefficients' shape; made if there is none. What is left
///     free comes back.
///   - phase: What to report.
///   - session: The proof that is being written.
/// - Returns: The commitment.
/// - Throws: ``ProvingError/cancelled``.
func commit<Hash: CommitmentHash>(
    _ coefficients: FeltMatrix,
    keeping keepCount: Int = 0,
    room: inout FeltMatrix?,
    phase: ProvingProgress.Phase,
    _ session: ProverSession<Hash>
) throws(ProvingError) -> CommittedMatrix {
    let cosetCount = 1 << ProofParameters.log2Blowup
    let (kernels, threads) = (session.kernels, session.threads)
    let tree = DigestTree(depth: session.shape.log2DomainSize, ledger: session.options.ledger)
    let makeBuffer = { FeltMatrix(like: coefficients, ledger: session.options.ledger) }
    var kept: [FeltMatrix] = []
    var values = room.take() ?? makeBuffer()
    for coset in 0..<cosetCount {
        try session.report(phase, percent: coset * 100 / cosetCount)
        let shift = cosetShift(coset, log2TraceLength: session.shape.log2TraceLength)
        extend(coefficients, toShift: shift, into: values, session)
        let columns = values.columns
        parallelPieces(of: values.rowCount, size: 1 << 10, threads: threads) { rows in
            let target = tree.level(0) + rows.lowerBound * cosetCount + coset
            let batch = RowBatch(
                columns: columns,
                rows: rows,
                target: target,
                stride: cosetCount
            )
            Hash.hash(batch, kernels)
        }
        if coset < keepCount {
            kept.append(values)
            if coset < cosetCount - 1 { values = makeBuffer() }
        }
    }
    if keepCount < cosetCount { room = values }
    tree.build(Hash.self, kernels: kernels, threads: threads)
    return CommittedMatrix(coefficients: coefficients, tree: tree, keptCosets: kept)
}

/// Evaluates columns on a coset of the trace domain.
///
/// - Parameters:
///   - coefficients: In bit-reversed order.
///   - shift: The coset's shift.
///   - values: Receives the values.
///   - session: The proof that is being written.
func extend<Hash: CommitmentHash>(
    _ coefficients: FeltMatrix,
    toShift shift: Felt,
    into values: FeltMatrix,
    _ session: ProverSession<Hash>
) {
    let transform = CosetTransform(
        log2Size: session.shape.log2TraceLength,
        shift: shift,
        direction: .evaluate,
        kernels: session.kernels,
        ledger: session.options.ledger
    )
    parallelFor(coefficients.columnCount, threads: session.threads) { column in
        transform.evaluate(values.column(column), from: coefficients.column(column))
    }
}

extension CommittedMatrix {
    /// The same without the values on cosets, once nobody needs them any more.
    func withoutCosets() -> CommittedMatrix {
        CommittedMatrix(coefficients: coefficients, tree: tree)
    }

    /// The values on a coset: kept, or computed into a buffer.
    func values<Hash: CommitmentHash>(
        onCoset coset: Int,
        shift: Felt,
        buffer: inout FeltMatrix?,
        _ session: ProverSession<Hash>
    ) -> FeltMatrix {
        if coset < keptCosets.count { return keptCosets[coset] }
        let values = buffer ?? FeltMatrix(like: coefficients, ledger: session.options.ledger)
        buffer = values
        extend(coefficients, toShift: shift, into: values, session)
        return values
    }
}
