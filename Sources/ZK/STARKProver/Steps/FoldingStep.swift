// SPDX-License-Identifier: MIT

import Commitments
import FieldArithmetic
import FieldKernels
import Hashing
import STARKVerifier
import Transcript

// MARK: 7 - FRI

/// A committed layer of FRI.
struct FoldingLayer {
    /// The values on the layer's domain in natural order, two base columns.
    let values: FeltMatrix
    /// The tree over rows of four values.
    let tree: DigestTree
}

/// Commits to each layer and folds it, down to the final polynomial.
///
/// Folding is done on coefficients: the next polynomial's coefficient `i` is the sum of the
/// challenge's power `j` times coefficient `4 i + j`.
func commitLayers<Hash: CommitmentHash>(
    of combined: FeltMatrix,
    _ session: inout ProverSession<Hash>
) throws(ProvingError) -> [FoldingLayer] {
    var coefficients = combined
    var layers: [FoldingLayer] = []
    let rounds = session.shape.foldingRounds
    for round in 0..<rounds {
        try session.report(.folding, percent: round * 100 / rounds)
        let layer = commitLayer(coefficients, session)
        session.bindRoot(layer.tree.root)
        session.grind(bits: ProofParameters.foldingWorkBits)
        let challenge = session.transcript.drawQuadFelt()
        coefficients = folded(coefficients, by: challenge, session)
        layers.append(layer)
    }
    session.bindElements(finalPolynomial(coefficients))
    try session.report(.queries)
    return layers
}

private func commitLayer<Hash: CommitmentHash>(
    _ coefficients: FeltMatrix,
    _ session: ProverSession<Hash>
) -> FoldingLayer {
    let ledger = session.options.ledger
    let blowup = 1 << ProofParameters.log2Blowup
    let size = coefficients.rowCount * blowup
    let log2Size = size.trailingZeroBitCount
    let values = FeltMatrix(rowCount: size, columnCount: 2, ledger: ledger)
    let transform = CosetTransform(
        log2Size: log2Size,
        direction: .evaluate,
        kernels: session.kernels,
        ledger: ledger
    )
    parallelFor(2, threads: session.threads) { part in
        let (source, target) = (coefficients.column(part), values.column(part))
        // With all high coefficients zero the first layers of the transform only repeat.
        for place in 0..<coefficients.rowCount {
            for copy in 0..<blowup { target[place * blowup + copy] = source[place] }
        }
        transform.evaluate(target, log2Known: ProofParameters.log2Blowup)
    }
    let quarter = size / 4
    // A row holds the values at r, r + size / 2, r + size / 4 and r + 3 size / 4.
    let columns = [0, 2, 1, 3].flatMap { place in
        [values.column(0) + place * quarter, values.column(1) + place * quarter]
    }
    let tree = DigestTree(depth: log2Size - ProofParameters.log2FoldingArity, ledger: ledger)
    let kernels = session.kernels
    parallelPieces(of: quarter, size: 1 << 10, threads: session.threads) { rows in
        let target = tree.level(0) + rows.lowerBound
        Hash.hash(RowBatch(columns: columns, rows: rows, target: target), kernels)
    }
    tree.build(Hash.self, kernels: kernels, threads: session.threads)
    return FoldingLayer(values: values, tree: tree)
}

/// Folds four coefficients into one; in bit-reversed order they lie a quarter apart.
private func folded<Hash: CommitmentHash>(
    _ coefficients: FeltMatrix,
    by challenge: QuadFelt,
    _ session: ProverSession<Hash>
) -> FeltMatrix {
    let count = coefficients.rowCount / 4
    let result = FeltMatrix(rowCount: count, columnCount: 2, ledger: session.options.ledger)
    let (low, high) = (result.column(0), result.column(1))
    low.update(from: coefficients.column(0), count: count)
    high.update(from: coefficients.column(1), count: count)
    var power = challenge
    for quarter in [2, 1, 3] {
        let source0 = coefficients.column(0) + quarter * count
        let source1 = coefficients.column(1) + quarter * count
        let crossed = power.timesX()
        session.kernels.multiplyAdd(low, source0, by: power.c0, count: count)
        session.kernels.multiplyAdd(low, source1, by: crossed.c0, count: count)
        session.kernels.multiplyAdd(high, source0, by: power.c1, count: count)
        session.kernels.multiplyAdd(high, source1, by: crossed.c1, count: count)
        power *= challenge
    }
    return result
}

/// The coefficients as they are bound: highest degree first.
private func finalPolynomial(_ coefficients: FeltMatrix) -> [QuadFelt] {
    let count = coefficients.rowCount
    return (0..<count).reversed().map { index in
        let place = reversedBits(index, bitCount: count.trailingZeroBitCount)
        return QuadFelt(coefficients.column(0)[place], coefficients.column(1)[place])
    }
}
