// SPDX-License-Identifier: MIT

import Commitments
import FieldArithmetic
import FieldKernels
import Hashing
import STARKVerifier
import Transcript

// MARK: 9 - openings

/// Writes the rows at the drawn positions of all trees and layers, with the nodes above them.
func open<Hash: CommitmentHash>(
    _ matrices: [CommittedMatrix],
    layers: [FoldingLayer],
    at positions: [Int],
    _ session: inout ProverSession<Hash>
) throws(ProvingError) {
    try session.report(.openings)
    let (log2TraceLength, widths) = (session.shape.log2TraceLength, session.shape.widths)
    let generator = Felt.rootOfUnity(log2Order: session.shape.log2DomainSize)
    let evaluation = PointEvaluation(
        points: positions.map { QuadFelt(.generator * generator.power(UInt64($0))) },
        log2Size: log2TraceLength,
        kernels: session.kernels
    )
    for (matrix, width) in zip(matrices, widths) {
        let columns = evaluation.evaluate(matrix.coefficients, threads: session.threads)
        let padding = [Felt](repeating: .zero, count: width - columns.count)
        let rows = positions.indices.map { index in columns.map { $0[index].c0 } + padding }
        assert(Hash.hash(row: rows[0]) == matrix.tree.level(0)[positions[0]])
        session.write(
            TreeOpening(
                positions: positions,
                rows: rows,
                siblings: matrix.tree.siblings(of: positions)
            )
        )
    }
    openLayers(layers, at: positions, &session)
}

private func openLayers<Hash: CommitmentHash>(
    _ layers: [FoldingLayer],
    at positions: [Int],
    _ session: inout ProverSession<Hash>
) {
    var positions = positions
    for layer in layers {
        let log2Size = layer.values.rowCount.trailingZeroBitCount
        let quarter = layer.values.rowCount / 4
        let (low, high) = (layer.values.column(0), layer.values.column(1))
        positions = FRIVerifier(positions: positions, values: [], log2Size: log2Size).rowPositions
        let rows = positions.map { row in
            [0, 2, 1, 3].flatMap { place in
                [low[row + place * quarter], high[row + place * quarter]]
            }
        }
        session.write(
            TreeOpening(
                positions: positions,
                rows: rows,
                siblings: layer.tree.siblings(of: positions)
            )
        )
    }
}
