// SPDX-License-Identifier: MIT

public import FieldArithmetic

/// A polynomial over the cells of two adjacent rows, as a node of a shared graph.
///
/// Values come from a ``ConstraintBuilder`` and combine with the usual operators. Equal
/// subexpressions are the same node, so building the same product twice costs nothing.
public struct Expression {
    /// The graph the node lives in.
    public let builder: ConstraintBuilder
    /// The node's place in the graph.
    public let index: Int

    init(builder: ConstraintBuilder, index: Int) {
        self.builder = builder
        self.index = index
    }

    /// The formal degree: cells and first/last selectors count one, the transition selector none.
    public var degree: Int { builder.degree(of: index) }

    /// Whether the value lies in the extension field even on rows of base elements.
    public var isExtension: Bool { builder.isExtension(index) }

    /// `1 - self`: the complement of a flag.
    public var complement: Expression { 1 - self }

    /// `self + self`.
    public var doubled: Expression { self + self }

    /// The product with itself.
    public var squared: Expression { self * self }

    /// The seventh power: the S-box of Poseidon2.
    public var seventhPower: Expression {
        let cube = squared * self
        return cube.squared * self
    }

    /// Adds.
    public static func + (lhs: Expression, rhs: Expression) -> Expression {
        lhs.builder.sum(lhs, rhs)
    }

    /// Adds a constant.
    public static func + (lhs: Expression, rhs: Felt) -> Expression {
        lhs + lhs.builder.constant(rhs)
    }

    /// Subtracts.
    public static func - (lhs: Expression, rhs: Expression) -> Expression {
        lhs.builder.difference(lhs, rhs)
    }

    /// Subtracts a constant.
    public static func - (lhs: Expression, rhs: Felt) -> Expression {
        lhs - lhs.builder.constant(rhs)
    }

    /// Subtracts from a constant.
    public static func - (lhs: Felt, rhs: Expression) -> Expression {
        rhs.builder.constant(lhs) - rhs
    }

    /// The additive inverse.
    public static prefix func - (operand: Expression) -> Expression {
        operand.builder.negated(operand)
    }

    /// Multiplies.
    public static func * (lhs: Expression, rhs: Expression) -> Expression {
        lhs.builder.product(lhs, rhs)
    }

    /// Multiplies by a constant.
    public static func * (lhs: Expression, rhs: Felt) -> Expression {
        lhs * lhs.builder.constant(rhs)
    }
}
