// SPDX-License-Identifier: MIT

public import FieldArithmetic

extension EvaluationDomain {
    /// The values of a polynomial on this domain.
    ///
    /// - Parameter coefficients: Lowest first, at most ``size``. Shape `[m]`.
    /// - Returns: The values in natural order. Shape `[size]`.
    /// - Throws: ``DomainError/tooManyCoefficients(maximum:got:)``.
    /// - Complexity: O(*n* log *n*) multiplications, *n* = ``size``.
    /// - Source: Cooley and Tukey 1965, decimation in time.
    public func evaluate(_ coefficients: [Felt]) throws(DomainError) -> [Felt] {
        guard coefficients.count <= size else {
            throw .tooManyCoefficients(maximum: size, got: coefficients.count)
        }
        var values = coefficients
        values.append(contentsOf: repeatElement(.zero, count: size - coefficients.count))
        scale(&values, by: shift)
        transform(&values, generator: generator)
        return values
    }

    /// The polynomial of least degree that has given values on this domain.
    ///
    /// - Parameter values: In natural order. Shape `[size]`.
    /// - Returns: The coefficients, lowest first. Shape `[size]`.
    /// - Throws: ``DomainError/wrongCount(expected:got:)``.
    /// - Complexity: O(*n* log *n*) multiplications, *n* = ``size``.
    public func interpolate(_ values: [Felt]) throws(DomainError) -> [Felt] {
        guard values.count == size else { throw .wrongCount(expected: size, got: values.count) }
        var coefficients = values
        transform(&coefficients, generator: generator.inverseOrZero())
        let sizeInverse = Felt(reducing: UInt64(size)).inverseOrZero()
        for index in coefficients.indices { coefficients[index] *= sizeInverse }
        scale(&coefficients, by: shift.inverseOrZero())
        return coefficients
    }

    /// The values on another domain of the polynomial that has given values on this one.
    ///
    /// - Parameters:
    ///   - values: In natural order. Shape `[size]`.
    ///   - target: As large as this domain or larger.
    /// - Returns: The values in natural order. Shape `[target.size]`.
    /// - Throws: ``DomainError``.
    /// - Complexity: one interpolation and one evaluation.
    public func extend(
        _ values: [Felt],
        to target: EvaluationDomain
    ) throws(DomainError) -> [Felt] {
        try target.evaluate(interpolate(values))
    }
}

/// Extends values on the subgroup of their count to a larger coset.
///
/// - Parameters:
///   - values: In natural order. Shape `[n]`, `n` a power of two.
///   - log2Blowup: The ratio of the two sizes as a power of two; not negative.
///   - shift: The coset's shift; the field's generator unless a protocol says otherwise.
/// - Returns: The values on `shift * H`, natural order. Shape `[n << log2Blowup]`.
/// - Throws: ``DomainError``.
/// - Complexity: O(*m* log *m*), *m* = `n << log2Blowup`.
public func cosetLDE(
    _ values: [Felt],
    log2Blowup: Int,
    shift: Felt = .generator
) throws(DomainError) -> [Felt] {
    let source = try EvaluationDomain(size: values.count)
    let (log2Size, overflow) = source.log2Size.addingReportingOverflow(log2Blowup)
    guard !overflow, log2Blowup >= 0 else {
        throw .tooLarge(log2Size: log2Blowup, maximum: Felt.twoAdicity)
    }
    return try source.extend(values, to: EvaluationDomain(log2Size: log2Size, shift: shift))
}

/// Multiplies element `i` by `factor^i`.
private func scale(_ elements: inout [Felt], by factor: Felt) {
    guard factor != .one else { return }
    var power = Felt.one
    for index in elements.indices {
        elements[index] *= power
        power *= factor
    }
}

/// Replaces coefficients by the values at the powers of `generator`, whose order is their count.
private func transform(_ elements: inout [Felt], generator: Felt) {
    let count = elements.count
    guard count > 1 else { return }
    permuteByReversedBits(&elements)
    let roots = powers(of: generator, times: .one, count: count / 2)
    var half = 1
    while half < count {
        let stride = count / (2 * half)
        for start in Swift.stride(from: 0, to: count, by: 2 * half) {
            for offset in 0..<half {
                let (low, high) = (start + offset, start + offset + half)
                let twisted = elements[high] * roots[offset * stride]
                elements[high] = elements[low] - twisted
                elements[low] = elements[low] + twisted
            }
        }
        half *= 2
    }
}

/// Moves element `i` to the place whose index has the bits of `i` in reverse.
private func permuteByReversedBits(_ elements: inout [Felt]) {
    let shift = UInt64(64 - elements.count.trailingZeroBitCount)
    for index in elements.indices {
        var bits = UInt64(index)
        var reversed: UInt64 = 0
        for _ in 0..<64 {
            reversed = reversed << 1 | bits & 1
            bits >>= 1
        }
        let place = Int(reversed >> shift)
        if index < place { elements.swapAt(index, place) }
    }
}
