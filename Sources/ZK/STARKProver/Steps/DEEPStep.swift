// SPDX-License-Identifier: MIT

import FieldArithmetic
import FieldKernels
import STARKVerifier

// MARK: 6 - DEEP

/// Combines all columns into one polynomial that is short only if every column is and takes the
/// bound values out of the domain.
///
/// - Returns: Its coefficients in bit-reversed order, two base columns, for an evaluation domain
///   without shift: coefficient `i` carries the shift's power `i`.
func combine<Hash: CommitmentHash>(
    _ matrices: [CommittedMatrix],
    columnChallenge: QuadFelt,
    pointChallenge: QuadFelt,
    _ session: inout ProverSession<Hash>
) throws(ProvingError) -> FeltMatrix {
    try session.report(.deep)
    let sum = sumOfColumns(matrices, challenge: columnChallenge, session)
    let generator = Felt.rootOfUnity(log2Order: session.shape.log2TraceLength)
    divide(
        sum,
        byPoints: (session.point, session.point * generator),
        challenge: pointChallenge,
        log2Size: session.shape.log2TraceLength
    )
    return sum
}

/// The sum of all columns by powers of the challenge, the last column with power zero.
private func sumOfColumns<Hash: CommitmentHash>(
    _ matrices: [CommittedMatrix],
    challenge: QuadFelt,
    _ session: ProverSession<Hash>
) -> FeltMatrix {
    var columns: [(cells: UnsafeMutablePointer<Felt>, weight: QuadFelt)] = []
    var weight = QuadFelt.one
    for (matrix, width) in zip(matrices, session.shape.widths).reversed() {
        for column in (0..<width).reversed() {
            // Padding columns are zero and only use up their power.
            if column < matrix.coefficients.columnCount {
                columns.append((matrix.coefficients.column(column), weight))
            }
            weight *= challenge
        }
    }
    let sum = FeltMatrix(
        rowCount: 1 << session.shape.log2TraceLength,
        columnCount: 2,
        ledger: session.options.ledger
    )
    let (low, high, kernels) = (sum.column(0), sum.column(1), session.kernels)
    parallelPieces(of: sum.rowCount, size: 1 << 11, threads: session.threads) { piece in
        let start = piece.lowerBound
        (low + start).update(repeating: .zero, count: piece.count)
        (high + start).update(repeating: .zero, count: piece.count)
        for (cells, weight) in columns {
            kernels.multiplyAdd(low + start, cells + start, by: weight.c0, count: piece.count)
            kernels.multiplyAdd(high + start, cells + start, by: weight.c1, count: piece.count)
        }
    }
    return sum
}

/// Replaces a polynomial `f` by the sum of `(f(x) - f(z)) / (x - z)` over both points, by powers of
/// the challenge, and scales coefficient `i` by the shift's power `i`.
private func divide(
    _ polynomial: FeltMatrix,
    byPoints points: (QuadFelt, QuadFelt),
    challenge: QuadFelt,
    log2Size: Int
) {
    let (low, high) = (polynomial.column(0), polynomial.column(1))
    var (first, second) = (QuadFelt.zero, QuadFelt.zero)
    var scale = Felt.generator.power(UInt64(polynomial.rowCount - 1))
    let step = Felt.generator.inverseOrZero()
    // Horner's rule from the highest coefficient down leaves the quotient's coefficients behind.
    for index in (0..<polynomial.rowCount).reversed() {
        let place = reversedBits(index, bitCount: log2Size)
        let coefficient = QuadFelt(low[place], high[place])
        let quotient = (first + second * challenge) * scale
        low[place] = quotient.c0
        high[place] = quotient.c1
        first = first * points.0 + coefficient
        second = second * points.1 + coefficient
        scale *= step
    }
}
