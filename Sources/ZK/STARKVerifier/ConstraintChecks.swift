// SPDX-License-Identifier: MIT

import AIR
import Commitments
import FieldArithmetic

// MARK: 10 - constraints

func checkConstraints<System: ConstraintSystem>(
    _ committed: CommittedProof,
    statement: Statement,
    system: System,
    shape: ProofShape
) throws(VerificationError) {
    guard committed.finals.dropFirst().allSatisfy({ $0 == .zero }) else {
        throw .placeholderFinalNotZero
    }
    guard
        let boundary = system.busBoundary(
            of: statement,
            alpha: committed.alpha,
            beta: committed.beta
        )
    else { throw .zeroBusDenominator }

    let frame = outOfDomainFrame(committed, statement: statement, system: system, shape: shape)
    let folded = system.foldedConstraints(at: frame, challenge: committed.constraintChallenge)
    let quotientStart = shape.widths[0] + shape.widths[1]
    let quotientWidth = 2 << ProofParameters.log2Blowup
    let chunks = recombined(
        committed.valuesAtPoint[quotientStart..<quotientStart + quotientWidth]
    )
    let quotient = interpolatedQuotient(
        chunks: chunks,
        point: committed.point,
        log2TraceLength: shape.log2TraceLength
    )
    let vanishing = committed.point.squared(times: shape.log2TraceLength) - .one
    guard folded == quotient * vanishing else { throw .constraintMismatch }
    guard committed.finals[0] + boundary == .zero else { throw .busImbalance }
}

func outOfDomainFrame<System: ConstraintSystem>(
    _ committed: CommittedProof,
    statement: Statement,
    system: System,
    shape: ProofShape
) -> OutOfDomainFrame {
    let mainWidth = system.shape.mainWidth
    let auxColumns = shape.widths[0]..<shape.widths[0] + 2 * system.shape.auxWidth
    let selectors = Selectors(at: committed.point, log2TraceLength: shape.log2TraceLength)
    return OutOfDomainFrame(
        mainCurrent: Array(committed.valuesAtPoint[..<mainWidth]),
        mainNext: Array(committed.valuesAtNext[..<mainWidth]),
        auxCurrent: recombined(committed.valuesAtPoint[auxColumns]),
        auxNext: recombined(committed.valuesAtNext[auxColumns]),
        periodic: periodicValues(
            system.periodicColumns,
            point: committed.point,
            log2TraceLength: shape.log2TraceLength
        ),
        publicValues: statement.publicValues,
        alpha: committed.alpha,
        beta: committed.beta,
        finals: committed.finals,
        isFirst: selectors.isFirst,
        isLast: selectors.isLast,
        isTransition: selectors.isTransition
    )
}

/// Joins the two base columns of each extension column: `a + x b`, both extension elements here.
func recombined(_ columns: ArraySlice<QuadFelt>) -> [QuadFelt] {
    stride(from: columns.startIndex, to: columns.endIndex, by: 2).map {
        columns[$0] + columns[$0 + 1].timesX()
    }
}

/// The polynomials that select rows, at a point outside the trace domain; not normalised.
struct Selectors {
    let isFirst, isLast, isTransition: QuadFelt

    init(at point: QuadFelt, log2TraceLength: Int) {
        let vanishing = point.squared(times: log2TraceLength) - .one
        let last = Felt.rootOfUnity(log2Order: log2TraceLength).inverseOrZero()
        isFirst = vanishing * (point - .one).inverseOrZero()
        isTransition = point - last
        isLast = vanishing * isTransition.inverseOrZero()
    }
}

/// Periodic columns at a point, by the barycentric formula over the subgroup of their period.
///
/// - Returns: One value a column, in order. Shape `[columns.count]`.
func periodicValues(
    _ columns: [[Felt]],
    point: QuadFelt,
    log2TraceLength: Int
) -> [QuadFelt] {
    var weightsOfPeriod: [Int: [QuadFelt]] = [:]
    return columns.map { column in
        let log2Period = column.count.trailingZeroBitCount
        let weights =
            weightsOfPeriod[log2Period]
            ?? barycentricWeights(
                at: point.squared(times: log2TraceLength - log2Period),
                log2Order: log2Period
            )
        weightsOfPeriod[log2Period] = weights
        var value = QuadFelt.zero
        for (weight, cell) in zip(weights, column) { value += weight * cell }
        return value
    }
}

/// `(y^q - 1) / q * w^i / (y - w^i)` for the subgroup of order `q` with generator `w`.
private func barycentricWeights(at y: QuadFelt, log2Order: Int) -> [QuadFelt] {
    let generator = Felt.rootOfUnity(log2Order: log2Order)
    var powers: [Felt] = []
    var power = Felt.one
    for _ in 0..<1 << log2Order {
        powers.append(power)
        power *= generator
    }
    let inverses = batchInverse(powers.map { y - $0 })
    let order = Felt(UInt32(1) << UInt32(log2Order))
    let scale = (y.squared(times: log2Order) - .one) * order.inverseOrZero()
    return zip(powers, inverses).map { scale * $1 * $0 }
}

/// The quotient from its chunks, each low-degree on its own coset of the trace domain.
func interpolatedQuotient(
    chunks: [QuadFelt],
    point: QuadFelt,
    log2TraceLength: Int
) -> QuadFelt {
    let generator = Felt.rootOfUnity(log2Order: ProofParameters.log2Blowup)
    let u = (point * Felt.generator.inverseOrZero()).squared(times: log2TraceLength)
    var powers: [Felt] = []
    var power = Felt.one
    for _ in chunks {
        powers.append(power)
        power *= generator
    }
    let inverses = batchInverse(powers.map { u - $0 })
    var numerator = QuadFelt.zero
    var denominator = QuadFelt.zero
    for index in chunks.indices {
        let weight = inverses[index] * powers[index]
        numerator += weight * chunks[index]
        denominator += weight
    }
    return numerator * denominator.inverseOrZero()
}
