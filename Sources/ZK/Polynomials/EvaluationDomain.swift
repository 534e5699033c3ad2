// SPDX-License-Identifier: MIT

public import FieldArithmetic

/// The points on which a polynomial is given by its values: `shift * g^i`, `g` the standard
/// generator of the subgroup of order `2^log2Size`.
///
/// Everything is in natural order: coefficient `i` belongs to `x^i`, value `i` to `shift * g^i`.
public struct EvaluationDomain: Hashable, Sendable {
    /// The size as a power of two, in `0...32`.
    public let log2Size: Int
    /// The coset's shift, not zero; one for the subgroup itself.
    public let shift: Felt

    /// A domain of `2^log2Size` points.
    ///
    /// - Parameters:
    ///   - log2Size: In `0...32`.
    ///   - shift: Any element but zero.
    /// - Throws: ``DomainError/tooLarge(log2Size:maximum:)`` or ``DomainError/zeroShift``.
    public init(log2Size: Int, shift: Felt = .one) throws(DomainError) {
        guard (0...Felt.twoAdicity).contains(log2Size) else {
            throw .tooLarge(log2Size: log2Size, maximum: Felt.twoAdicity)
        }
        guard shift != .zero else { throw .zeroShift }
        self.log2Size = log2Size
        self.shift = shift
    }

    /// A domain of as many points as there are values.
    ///
    /// - Parameters:
    ///   - size: A power of two, at most 2^32.
    ///   - shift: Any element but zero.
    /// - Throws: ``DomainError``.
    public init(size: Int, shift: Felt = .one) throws(DomainError) {
        guard size > 0, size & (size - 1) == 0 else { throw .notPowerOfTwo(got: size) }
        try self.init(log2Size: size.trailingZeroBitCount, shift: shift)
    }

    /// The number of points.
    public var size: Int { 1 << log2Size }

    /// The step from one point to the next.
    public var generator: Felt { .rootOfUnity(log2Order: log2Size) }

    /// The points in order, as many as the size.
    public var points: [Felt] { powers(of: generator, times: shift, count: size) }

    /// The value at a point of the polynomial that vanishes exactly on this domain,
    /// `x^size - shift^size`.
    ///
    /// - Parameter point: Any element.
    /// - Returns: Zero exactly when the point is in the domain.
    /// - Complexity: 2 `log2Size` squarings.
    public func vanishing(at point: QuadFelt) -> QuadFelt {
        point.squared(times: log2Size) - QuadFelt(shift.squared(times: log2Size))
    }
}

/// The products of `scale` with the first powers of `base`, from power 0 on.
func powers(of base: Felt, times scale: Felt, count: Int) -> [Felt] {
    var result: [Felt] = []
    result.reserveCapacity(count)
    var power = scale
    for _ in 0..<count {
        result.append(power)
        power *= base
    }
    return result
}
