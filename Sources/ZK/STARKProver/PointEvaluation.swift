// SPDX-License-Identifier: MIT

import FieldArithmetic
import FieldKernels

/// Evaluates many polynomials at a few points, from coefficients in bit-reversed order.
///
/// A run of consecutive places has exponents that differ by multiples of a large power of two, the
/// same multiples for every run. So one short table of powers serves all runs, and each run's dot
/// product with it is multiplied by one power more.
struct PointEvaluation {
    /// Places of a run, as a power of two; a run of a column fits in the nearest cache.
    private let log2Run: Int
    private let log2Size: Int
    /// The short table of each point, its coefficients in two columns; the second one is missing
    /// when all points are base elements.
    private let tables: FeltMatrix
    /// The factor of each run.
    ///
    /// Shape `[points][runs]`.
    private let factors: [[QuadFelt]]
    private let isBase: Bool
    private let kernels: FieldKernels

    /// Prepares points of the extension, or of the base field if all are.
    init(points: [QuadFelt], log2Size: Int, kernels: FieldKernels) {
        self.log2Size = log2Size
        self.kernels = kernels
        log2Run = min(11, log2Size)
        isBase = points.allSatisfy { $0.c1 == .zero }
        let parts = isBase ? 1 : 2
        tables = FeltMatrix(rowCount: 1 << log2Run, columnCount: parts * points.count)
        var factors: [[QuadFelt]] = []
        for (index, point) in points.enumerated() {
            let distant = point.squared(times: log2Size - log2Run)
            let powers = Self.reversedPowers(of: distant, bitCount: log2Run)
            for (place, power) in powers.enumerated() {
                tables.column(parts * index)[place] = power.c0
                if !isBase { tables.column(parts * index + 1)[place] = power.c1 }
            }
            factors.append(Self.reversedPowers(of: point, bitCount: log2Size - log2Run))
        }
        self.factors = factors
    }

    /// `base` to the power of each number of `bitCount` bits, in bit-reversed order.
    private static func reversedPowers(of base: QuadFelt, bitCount: Int) -> [QuadFelt] {
        var powers = [QuadFelt.one]
        for bit in 0..<bitCount {
            let factor = base.squared(times: bitCount - 1 - bit)
            powers += powers.map { $0 * factor }
        }
        return powers
    }

    /// The values of all columns at all points.
    ///
    /// - Returns: Shape `[columns][points]`.
    func evaluate(_ coefficients: FeltMatrix, threads: Int) -> [[QuadFelt]] {
        var values = [[QuadFelt]](repeating: [], count: coefficients.columnCount)
        values.withUnsafeMutableBufferPointer { values in
            parallelFor(coefficients.columnCount, threads: threads) { column in
                values[column] = evaluate(coefficients.column(column))
            }
        }
        return values
    }

    private func evaluate(_ column: UnsafePointer<Felt>) -> [QuadFelt] {
        var sums = [QuadFelt](repeating: .zero, count: factors.count)
        let runLength = 1 << log2Run
        for run in 0..<1 << (log2Size - log2Run) {
            let cells = column + run * runLength
            for point in sums.indices {
                if isBase {
                    let sum = kernels.dot(cells, tables.column(point), count: runLength)
                    sums[point] += factors[point][run] * sum
                } else {
                    let low = kernels.dot(cells, tables.column(2 * point), count: runLength)
                    let high = kernels.dot(cells, tables.column(2 * point + 1), count: runLength)
                    sums[point] += factors[point][run] * QuadFelt(low, high)
                }
            }
        }
        return sums
    }
}
