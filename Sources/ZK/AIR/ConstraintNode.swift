// SPDX-License-Identifier: MIT

public import FieldArithmetic

/// Which row of the pair that a transition constraint sees.
public enum TraceRow: UInt8, Hashable, Sendable {
    /// The row the constraint is about.
    case current
    /// The row after it, cyclically.
    case next
}

/// One node of a constraint graph; operands are indices of earlier nodes.
public enum ConstraintNode: Hashable, Sendable {
    /// A base field constant.
    case constant(Felt)
    /// A cell of the main trace.
    case main(TraceRow, column: Int)
    /// A cell of the auxiliary trace: an extension element.
    case auxiliary(TraceRow, column: Int)
    /// The current value of a periodic column.
    case periodic(Int)
    /// A public value of the statement.
    case publicValue(Int)
    /// A challenge drawn after the main trace was committed: an extension element.
    case challenge(Int)
    /// A committed final value of the auxiliary trace: an extension element.
    case final(Int)
    /// The Lagrange selector of the first row.
    case isFirst
    /// The Lagrange selector of the last row.
    case isLast
    /// The selector that vanishes on the last row alone.
    case isTransition
    /// A sum.
    case add(Int, Int)
    /// A difference.
    case subtract(Int, Int)
    /// A product.
    case multiply(Int, Int)
    /// An additive inverse.
    case negate(Int)
}
