// SPDX-License-Identifier: MIT

public import FieldArithmetic

extension EvaluationDomain {
    /// The value outside the domain of the polynomial that has given values on it.
    ///
    /// - Parameters:
    ///   - values: In natural order. Shape `[size]`.
    ///   - point: Not in the domain.
    /// - Returns: The value there.
    /// - Throws: ``DomainError/wrongCount(expected:got:)`` or ``DomainError/pointInDomain``.
    /// - Complexity: O(*n*) multiplications and one inversion, *n* = ``size``.
    /// - Source: the barycentric form of Lagrange's polynomial on a coset of roots of unity.
    public func value(
        ofPolynomialWith values: [Felt],
        at point: QuadFelt
    ) throws(DomainError) -> QuadFelt {
        try combination(at: point, count: values.count) { weights in
            var sum = QuadFelt.zero
            for (value, weight) in zip(values, weights) { sum = sum + weight * value }
            return sum
        }
    }

    /// The values outside the domain of many polynomials that are given by values on it.
    ///
    /// - Parameters:
    ///   - columns: Each in natural order. Shape `[m][size]`.
    ///   - point: Not in the domain.
    /// - Returns: The values there. Shape `[m]`.
    /// - Throws: ``DomainError/wrongCount(expected:got:)`` or ``DomainError/pointInDomain``.
    /// - Complexity: O(*m* *n*) multiplications and one inversion, *n* = ``size``.
    public func values(
        ofPolynomialsWith columns: [[Felt]],
        at point: QuadFelt
    ) throws(DomainError) -> [QuadFelt] {
        let wrong = columns.first { $0.count != size }
        return try combination(at: point, count: wrong?.count ?? size) { weights in
            columns.map { column in
                var sum = QuadFelt.zero
                for (value, weight) in zip(column, weights) { sum = sum + weight * value }
                return sum
            }
        }
    }

    /// Gives `body` the weight of each value: `x_i (z^n - s^n) / (n s^n (z - x_i))`.
    private func combination<Result>(
        at point: QuadFelt,
        count: Int,
        _ body: ([QuadFelt]) -> Result
    ) throws(DomainError) -> Result {
        guard count == size else { throw .wrongCount(expected: size, got: count) }
        let numerator = vanishing(at: point)
        guard numerator != .zero else { throw .pointInDomain }
        let points = points
        let inverses = batchInverse(points.map { point - QuadFelt($0) })
        let constant = Felt(reducing: UInt64(size)) * shift.squared(times: log2Size)
        let scale = numerator * constant.inverseOrZero()
        return body(zip(points, inverses).map { scale * $0 * $1 })
    }
}
