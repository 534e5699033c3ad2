// SPDX-License-Identifier: MIT

/// An element `c0 + c1 x` of the quadratic extension `F_p[x] / (x^2 - 7)`.
@frozen public struct QuadFelt: Hashable, Sendable {
    /// The coefficient of 1.
    public let c0: Felt
    /// The coefficient of `x`.
    public let c1: Felt

    /// Creates `c0 + c1 x`.
    @inlinable public init(_ c0: Felt, _ c1: Felt) {
        self.c0 = c0
        self.c1 = c1
    }

    /// Embeds a base element.
    @inlinable public init(_ base: Felt) {
        self.init(base, .zero)
    }

    /// The additive identity.
    @inlinable public static var zero: QuadFelt { QuadFelt(.zero, .zero) }
    /// The multiplicative identity.
    @inlinable public static var one: QuadFelt { QuadFelt(.one, .zero) }
    /// The generator `x` of the extension.
    @inlinable public static var x: QuadFelt { QuadFelt(.zero, .one) }

    /// Adds.
    @inlinable public static func + (lhs: QuadFelt, rhs: QuadFelt) -> QuadFelt {
        QuadFelt(lhs.c0 + rhs.c0, lhs.c1 + rhs.c1)
    }

    /// Subtracts.
    @inlinable public static func - (lhs: QuadFelt, rhs: QuadFelt) -> QuadFelt {
        QuadFelt(lhs.c0 - rhs.c0, lhs.c1 - rhs.c1)
    }

    /// The additive inverse.
    @inlinable public static prefix func - (operand: QuadFelt) -> QuadFelt {
        QuadFelt(-operand.c0, -operand.c1)
    }

    /// Multiplies.
    @inlinable public static func * (lhs: QuadFelt, rhs: QuadFelt) -> QuadFelt {
        let low = lhs.c0 * rhs.c0
        let high = lhs.c1 * rhs.c1
        let cross = (lhs.c0 + lhs.c1) * (rhs.c0 + rhs.c1) - low - high
        return QuadFelt(low + high.timesSeven(), cross)
    }

    /// Multiplies by a base element.
    @inlinable public static func * (lhs: QuadFelt, rhs: Felt) -> QuadFelt {
        QuadFelt(lhs.c0 * rhs, lhs.c1 * rhs)
    }

    /// Adds a base element.
    @inlinable public static func + (lhs: QuadFelt, rhs: Felt) -> QuadFelt {
        QuadFelt(lhs.c0 + rhs, lhs.c1)
    }

    /// Subtracts a base element.
    @inlinable public static func - (lhs: QuadFelt, rhs: Felt) -> QuadFelt {
        QuadFelt(lhs.c0 - rhs, lhs.c1)
    }

    /// Adds in place.
    @inlinable public static func += (lhs: inout QuadFelt, rhs: QuadFelt) { lhs = lhs + rhs }
    /// Subtracts in place.
    @inlinable public static func -= (lhs: inout QuadFelt, rhs: QuadFelt) { lhs = lhs - rhs }
    /// Multiplies in place.
    @inlinable public static func *= (lhs: inout QuadFelt, rhs: QuadFelt) { lhs = lhs * rhs }

    /// The element times itself.
    @inlinable public func squared() -> QuadFelt {
        let cross = c0 * c1
        return QuadFelt(c0.squared() + c1.squared().timesSeven(), cross + cross)
    }

    /// The product with the generator `x`.
    @inlinable public func timesX() -> QuadFelt { QuadFelt(c1.timesSeven(), c0) }

    /// The element to the power of `exponent`; `0^0 = 1`.
    @inlinable public func power(_ exponent: UInt64) -> QuadFelt {
        var result = QuadFelt.one
        var base = self
        var remaining = exponent
        while remaining != 0 {
            if remaining & 1 == 1 { result *= base }
            base = base.squared()
            remaining >>= 1
        }
        return result
    }

    /// Raises to `2^count` by repeated squaring.
    @inlinable public func squared(times count: Int) -> QuadFelt {
        var result = self
        for _ in 0..<count { result = result.squared() }
        return result
    }

    /// The multiplicative inverse; zero stays zero.
    @inlinable public func inverseOrZero() -> QuadFelt {
        let norm = c0.squared() - c1.squared().timesSeven()
        let scale = norm.inverseOrZero()
        return QuadFelt(c0 * scale, -c1 * scale)
    }

    /// The multiplicative inverse, nil for zero.
    @inlinable public func inverse() -> QuadFelt? {
        self == .zero ? nil : inverseOrZero()
    }
}

extension Felt {
    /// Seven times the element: the extension's non-residue.
    @inlinable func timesSeven() -> Felt {
        let (high, low) = value.multipliedFullWidth(by: 7)
        return .reduce(high: high, low: low)
    }
}
