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

extension ConstraintNode {
    /// Whether the node is neither an input nor a constant.
    var isComputed: Bool {
        switch self {
        case .add, .subtract, .multiply, .negate: true
        default: false
        }
    }

    /// Calls `body` with each operand, left before right.
    func forEachOperand(_ body: (Int) -> Void) {
        switch self {
        case .add(let left, let right), .subtract(let left, let right),
            .multiply(let left, let right):
            body(left)
            body(right)
        case .negate(let operand): body(operand)
        default: break
        }
    }

    /// A number that tells apart all nodes but constants, whose value takes all its bits.
    ///
    /// Indices and columns stay below `2^28`: a graph of so many nodes is out of all proportion.
    var packed: UInt64 {
        switch self {
        case .constant(let value): value.value
        case .main(let row, let column): Self.pack(1, Int(row.rawValue), column)
        case .auxiliary(let row, let column): Self.pack(2, Int(row.rawValue), column)
        case .periodic(let column): Self.pack(3, column)
        case .publicValue(let position): Self.pack(4, position)
        case .challenge(let position): Self.pack(5, position)
        case .final(let position): Self.pack(6, position)
        case .isFirst: Self.pack(7)
        case .isLast: Self.pack(8)
        case .isTransition: Self.pack(9)
        case .add(let left, let right): Self.pack(10, left, right)
        case .subtract(let left, let right): Self.pack(11, left, right)
        case .multiply(let left, let right): Self.pack(12, left, right)
        case .negate(let operand): Self.pack(13, operand)
        }
    }

    private static func pack(_ kind: UInt64, _ left: Int = 0, _ right: Int = 0) -> UInt64 {
        precondition(left < 1 << 28 && right < 1 << 28)
        return kind << 56 | UInt64(left) << 28 | UInt64(right)
    }
}
