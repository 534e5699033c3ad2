// SPDX-License-Identifier: MIT

import Commitments
import FieldArithmetic
import FieldKernels

/// The chunks of the quotient: chunk `t` agrees with it on coset `t` of the trace domain and is as
/// short as the trace.
///
/// A summand of the quotient shorter than `k` times the trace is known everywhere once it is known
/// on `k` cosets: written as a sum of `x^(j n) c_j(x)`, its chunk on coset `t` is the sum of
/// `s_t^j c_j`, where `s_t` is the value of `x^n` there. So the other chunks are sums of the known
/// ones, coefficient by coefficient, by the numbers that extend polynomials of degree below `k`
/// from the points `s_0 ..< s_k`. If the trace breaks a constraint there is no short quotient, and
/// what comes out is as wrong as any other.
struct QuotientChunks {
    /// The number of chunks.
    static let count = 1 << ProofParameters.log2Blowup
    /// The coefficients in bit-reversed order, two base columns for each chunk.
    let coefficients: FeltMatrix

    /// Makes chunks that are zero.
    init(rowCount: Int, ledger: MemoryLedger) {
        coefficients = FeltMatrix(rowCount: rowCount, columnCount: 2 * Self.count, ledger: ledger)
        for column in coefficients.columns { column.update(repeating: .zero, count: rowCount) }
    }

    /// Adds a summand's chunk on one coset to all chunks that it has part in.
    ///
    /// - Parameters:
    ///   - summand: The coefficients of its chunk, in bit-reversed order.
    ///   - coset: The coset.
    ///   - knownCount: On how many of the first cosets the summand will be given.
    ///   - kernels: The form of the arithmetic.
    ///   - threads: Threads to use.
    func add(
        _ summand: FieldKernels.ExtensionColumn,
        onCoset coset: Int,
        knownOn knownCount: Int,
        kernels: FieldKernels,
        threads: Int
    ) {
        let targets =
            [(chunk: coset, factor: Felt.one)]
            + (knownCount..<Self.count).map { chunk in
                (chunk, Self.factor(of: coset, in: chunk, knownOn: knownCount))
            }
        parallelPieces(of: coefficients.rowCount, size: 1 << 11, threads: threads) { rows in
            let start = rows.lowerBound
            for (chunk, factor) in targets {
                for (part, source) in [summand.0, summand.1].enumerated() {
                    let target = coefficients.column(2 * chunk + part) + start
                    kernels.multiplyAdd(target, source + start, by: factor, count: rows.count)
                }
            }
        }
    }

    /// The value at point `chunk` of the polynomial that is one at point `coset` and zero at the
    /// others of the first `knownCount` points.
    private static func factor(of coset: Int, in chunk: Int, knownOn knownCount: Int) -> Felt {
        // The points are the powers of a root of unity times a number that cancels.
        let root = Felt.rootOfUnity(log2Order: ProofParameters.log2Blowup)
        let points = (0..<count).map { root.power(UInt64($0)) }
        return (0..<knownCount).filter { $0 != coset }.reduce(.one) { product, other in
            let quotient = (points[coset] - points[other]).inverseOrZero()
            return product * (points[chunk] - points[other]) * quotient
        }
    }
}
