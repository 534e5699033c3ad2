// SPDX-License-Identifier: MIT

public import FieldArithmetic

/// Combines all committed columns into one polynomial that is low-degree only if every column is
/// and takes the claimed values out of the domain.
public struct DEEPVerifier: Sendable {
    /// The powers of the column challenge, highest first, so that a row reduces by a dot product.
    private let columnWeights: [QuadFelt]
    private let points: [QuadFelt]
    private let reducedValues: [QuadFelt]
    private let pointChallenge: QuadFelt

    /// Reduces the claimed values at each out-of-domain point.
    ///
    /// - Parameters:
    ///   - points: The out-of-domain points. Shape `[p]`.
    ///   - values: The claimed values of all columns at each point. Shape `[p][columns]`.
    ///   - columnChallenge: Combines the columns.
    ///   - pointChallenge: Combines the points.
    public init(
        points: [QuadFelt],
        values: [[QuadFelt]],
        columnChallenge: QuadFelt,
        pointChallenge: QuadFelt
    ) {
        self.points = points
        self.pointChallenge = pointChallenge
        reducedValues = values.map { row in
            var accumulator = QuadFelt.zero
            for value in row { accumulator = accumulator * columnChallenge + value }
            return accumulator
        }
        var weights: [QuadFelt] = []
        var weight = QuadFelt.one
        for _ in 0..<(values.first?.count ?? 0) {
            weights.append(weight)
            weight *= columnChallenge
        }
        columnWeights = weights.reversed()
    }

    /// The value of the combined polynomial at base points, from the opened rows of all trees.
    ///
    /// - Parameters:
    ///   - domainPoints: Points outside the out-of-domain points. Shape `[k]`.
    ///   - rows: For each tree, the opened rows in the order of the points. Shape
    ///     `[trees][k][width]`.
    /// - Returns: Shape `[k]`.
    public func evaluate(at domainPoints: [Felt], rows: [[[Felt]]]) -> [QuadFelt] {
        let inverses = batchInverse(
            domainPoints.flatMap { point in points.map { $0 - point } }
        )
        return domainPoints.indices.map { index in
            let reduced = reduce(rows.map { $0[index] })
            var value = QuadFelt.zero
            for pointIndex in points.indices.reversed() {
                let difference = reducedValues[pointIndex] - reduced
                let quotient = difference * inverses[index * points.count + pointIndex]
                value = value * pointChallenge + quotient
            }
            return value
        }
    }

    private func reduce(_ rows: [[Felt]]) -> QuadFelt {
        var accumulator = QuadFelt.zero
        var column = 0
        for row in rows {
            for value in row {
                accumulator += columnWeights[column] * value
                column += 1
            }
        }
        return accumulator
    }
}
