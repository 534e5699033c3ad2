// SPDX-License-Identifier: MIT

/// Why values and a domain do not go together.
public enum DomainError: Error, Equatable, Sendable {
    /// A size is no power of two of at least 1.
    case notPowerOfTwo(got: Int)
    /// The field has no subgroup of this order.
    case tooLarge(log2Size: Int, maximum: Int)
    /// A coset's shift is zero.
    case zeroShift
    /// There are not as many values as the domain has points.
    case wrongCount(expected: Int, got: Int)
    /// The polynomial has more coefficients than the domain has points.
    case tooManyCoefficients(maximum: Int, got: Int)
    /// A point that must lie outside the domain lies in it.
    case pointInDomain
}
