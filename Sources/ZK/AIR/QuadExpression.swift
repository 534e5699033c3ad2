// SPDX-License-Identifier: MIT

public import FieldArithmetic

/// An element `c0 + c1 x` of the quadratic extension held in two base cells.
///
/// Constraints about extension arithmetic inside the trace are pairs of base constraints; this
/// is the arithmetic of those pairs. It has nothing to do with the extension the proof uses.
public struct QuadExpression {
    /// The coefficient of 1.
    public let c0: Expression
    /// The coefficient of `x`.
    public let c1: Expression

    /// Creates `c0 + c1 x`.
    public init(_ c0: Expression, _ c1: Expression) {
        self.c0 = c0
        self.c1 = c1
    }

    /// `self + self`.
    public var doubled: QuadExpression { self + self }

    /// The product with itself.
    public var squared: QuadExpression {
        QuadExpression(c0.squared + c1.squared * 7, (c0 * c1).doubled)
    }

    /// Adds.
    public static func + (lhs: QuadExpression, rhs: QuadExpression) -> QuadExpression {
        QuadExpression(lhs.c0 + rhs.c0, lhs.c1 + rhs.c1)
    }

    /// Adds a base value.
    public static func + (lhs: QuadExpression, rhs: Expression) -> QuadExpression {
        QuadExpression(lhs.c0 + rhs, lhs.c1)
    }

    /// Subtracts.
    public static func - (lhs: QuadExpression, rhs: QuadExpression) -> QuadExpression {
        QuadExpression(lhs.c0 - rhs.c0, lhs.c1 - rhs.c1)
    }

    /// Multiplies, with `x^2 = 7`.
    public static func * (lhs: QuadExpression, rhs: QuadExpression) -> QuadExpression {
        QuadExpression(
            lhs.c0 * rhs.c0 + lhs.c1 * rhs.c1 * 7,
            lhs.c0 * rhs.c1 + lhs.c1 * rhs.c0
        )
    }

    /// Multiplies by a base value.
    public static func * (lhs: QuadExpression, rhs: Expression) -> QuadExpression {
        QuadExpression(lhs.c0 * rhs, lhs.c1 * rhs)
    }

    /// Multiplies by a constant.
    public static func * (lhs: QuadExpression, rhs: Felt) -> QuadExpression {
        QuadExpression(lhs.c0 * rhs, lhs.c1 * rhs)
    }
}
