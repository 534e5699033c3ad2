// SPDX-License-Identifier: MIT

import FieldArithmetic

/// A condition under which the constraints emitted through it must hold.
///
/// Gates multiply: `gate.when(a).when(b)` demands what follows wherever both `a` and `b` differ
/// from zero. Every `require…` call emits exactly one constraint.
public struct ConstraintGate {
    private let builder: ConstraintBuilder
    private let factor: Expression

    init(builder: ConstraintBuilder, factor: Expression) {
        self.builder = builder
        self.factor = factor
    }

    /// The same gate, further limited to where `condition` is not zero.
    public func when(_ condition: Expression) -> ConstraintGate {
        ConstraintGate(builder: builder, factor: factor * condition)
    }

    /// Demands that `value` is zero.
    public func requireZero(_ value: Expression) {
        builder.emit(factor * value)
    }

    /// Demands that `value` is one.
    public func requireOne(_ value: Expression) {
        requireZero(value - 1)
    }

    /// Demands that two values are equal.
    public func require(_ value: Expression, equals expected: Expression) {
        requireZero(value - expected)
    }

    /// Demands that `value` is zero or one.
    public func requireBoolean(_ value: Expression) {
        requireZero(value * (value - 1))
    }
}

extension ConstraintGate {
    /// Demands that two extension elements are equal, coefficient by coefficient.
    public func require(_ value: QuadExpression, equals expected: QuadExpression) {
        require(value.c0, equals: expected.c0)
        require(value.c1, equals: expected.c1)
    }

    /// Demands that two lists are equal, item by item; both have the same length.
    public func require(_ values: [Expression], equal expected: [Expression]) {
        precondition(values.count == expected.count)
        for (value, other) in zip(values, expected) { require(value, equals: other) }
    }

    /// Demands that each value is zero.
    public func requireZeros(_ values: [Expression]) {
        for value in values { requireZero(value) }
    }

    /// Demands that each value is zero or one.
    public func requireBooleans(_ values: [Expression]) {
        for value in values { requireBoolean(value) }
    }
}

extension ConstraintBuilder {
    /// Constraints that hold on every row, the last included.
    public var everywhere: ConstraintGate {
        ConstraintGate(builder: self, factor: constant(.one))
    }

    /// Constraints on the first row alone.
    public var onFirstRow: ConstraintGate {
        ConstraintGate(builder: self, factor: expression(.isFirst))
    }

    /// Constraints on the last row alone.
    public var onLastRow: ConstraintGate {
        ConstraintGate(builder: self, factor: expression(.isLast))
    }

    /// Constraints on every row but the last.
    public var onTransitions: ConstraintGate {
        ConstraintGate(builder: self, factor: expression(.isTransition))
    }
}
