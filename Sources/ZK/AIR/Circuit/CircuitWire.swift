// SPDX-License-Identifier: MIT

import FieldArithmetic

/// A value inside a circuit under construction.
public struct CircuitWire {
    let builder: CircuitBuilder
    let index: Int

    /// The product with itself.
    public var squared: CircuitWire { self * self }

    /// Adds.
    public static func + (lhs: CircuitWire, rhs: CircuitWire) -> CircuitWire {
        let (left, right) = (lhs.value, rhs.value)
        if let left, let right { return lhs.builder.constant(left + right) }
        if left == .zero { return rhs }
        if right == .zero { return lhs }
        return lhs.commutative(.add, rhs)
    }

    /// Subtracts.
    public static func - (lhs: CircuitWire, rhs: CircuitWire) -> CircuitWire {
        let (left, right) = (lhs.value, rhs.value)
        if let left, let right { return lhs.builder.constant(left - right) }
        if right == .zero { return lhs }
        return lhs.gate(.subtract, rhs)
    }

    /// Multiplies.
    public static func * (lhs: CircuitWire, rhs: CircuitWire) -> CircuitWire {
        let (left, right) = (lhs.value, rhs.value)
        if let left, let right { return lhs.builder.constant(left * right) }
        if left == .zero || right == .one { return lhs }
        if right == .zero || left == .one { return rhs }
        return lhs.commutative(.multiply, rhs)
    }

    private var value: QuadFelt? { builder.constantValue(self) }

    /// One order for both, so that `a + b` and `b + a` are one gate.
    private func commutative(
        _ operation: ArithmeticCircuit.Operation,
        _ other: CircuitWire
    ) -> CircuitWire {
        index <= other.index ? gate(operation, other) : other.gate(operation, self)
    }

    private func gate(
        _ operation: ArithmeticCircuit.Operation,
        _ other: CircuitWire
    ) -> CircuitWire {
        builder.wire(.gate(.init(operation: operation, left: index, right: other.index)))
    }
}
