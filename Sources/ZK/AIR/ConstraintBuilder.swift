// SPDX-License-Identifier: MIT

public import FieldArithmetic

/// Grows a constraint graph in which equal subexpressions are one node, and lists its constraints.
///
/// Constants fold, neutral elements vanish and minus signs become differences as nodes are made.
/// Nothing else is rearranged: the formal degree of a constraint is that of the formula as written.
public final class ConstraintBuilder {
    /// The graph so far; operands have smaller indices than the nodes that use them.
    public private(set) var nodes: [ConstraintNode] = []
    /// The constraints so far, in the order they were emitted.
    public private(set) var constraints: [Constraint] = []
    /// The section that constraints emitted from now on belong to.
    public var section = ""

    private var degrees: [Int] = []
    private var extensions: [Bool] = []
    private var indices: [UInt64: Int] = [:]
    private var constantIndices: [Felt: Int] = [:]

    /// Creates an empty graph.
    public init() {}

    /// Appends the constraint `value = 0`.
    public func emit(_ value: Expression) {
        constraints.append(
            Constraint(
                section: section,
                root: value.index,
                degree: value.degree,
                isExtension: value.isExtension
            )
        )
    }

    /// The expression of a node, made if the graph has none like it.
    public func expression(_ node: ConstraintNode) -> Expression {
        if case .constant(let value) = node {
            if let index = constantIndices[value] { return Expression(builder: self, index: index) }
            constantIndices[value] = nodes.count
        } else {
            let key = node.packed
            if let index = indices[key] { return Expression(builder: self, index: index) }
            indices[key] = nodes.count
        }
        return append(node)
    }

    private func append(_ node: ConstraintNode) -> Expression {
        let index = nodes.count
        nodes.append(node)
        degrees.append(formalDegree(of: node))
        extensions.append(liesInExtension(node))
        return Expression(builder: self, index: index)
    }

    /// A constant.
    public func constant(_ value: Felt) -> Expression { expression(.constant(value)) }

    /// The sum of `terms`; zero if there are none.
    public func sum(of terms: [Expression]) -> Expression {
        var total = constant(.zero)
        for term in terms { total = total + term }
        return total
    }

    func degree(of index: Int) -> Int { degrees[index] }

    func isExtension(_ index: Int) -> Bool { extensions[index] }

    private func formalDegree(of node: ConstraintNode) -> Int {
        switch node {
        case .constant, .publicValue, .challenge, .final, .isTransition: 0
        case .main, .auxiliary, .periodic, .isFirst, .isLast: 1
        case .add(let left, let right), .subtract(let left, let right):
            max(degrees[left], degrees[right])
        case .multiply(let left, let right): degrees[left] + degrees[right]
        case .negate(let operand): degrees[operand]
        }
    }

    private func liesInExtension(_ node: ConstraintNode) -> Bool {
        switch node {
        case .auxiliary, .challenge, .final: true
        case .constant, .main, .periodic, .publicValue, .isFirst, .isLast, .isTransition: false
        case .add(let left, let right), .subtract(let left, let right),
            .multiply(let left, let right):
            extensions[left] || extensions[right]
        case .negate(let operand): extensions[operand]
        }
    }
}

extension ConstraintBuilder {
    private func constantValue(_ expression: Expression) -> Felt? {
        if case .constant(let value) = nodes[expression.index] { return value }
        return nil
    }

    func sum(_ lhs: Expression, _ rhs: Expression) -> Expression {
        let (left, right) = (constantValue(lhs), constantValue(rhs))
        if let left, let right { return constant(left + right) }
        if left == .zero { return rhs }
        if right == .zero { return lhs }
        if case .negate(let operand) = nodes[rhs.index] {
            return difference(lhs, Expression(builder: self, index: operand))
        }
        // One order for both, so that `a + b` and `b + a` are one node.
        return expression(.add(min(lhs.index, rhs.index), max(lhs.index, rhs.index)))
    }

    func difference(_ lhs: Expression, _ rhs: Expression) -> Expression {
        let (left, right) = (constantValue(lhs), constantValue(rhs))
        if let left, let right { return constant(left - right) }
        if left == .zero { return negated(rhs) }
        if right == .zero { return lhs }
        return expression(.subtract(lhs.index, rhs.index))
    }

    func product(_ lhs: Expression, _ rhs: Expression) -> Expression {
        let (left, right) = (constantValue(lhs), constantValue(rhs))
        if let left, let right { return constant(left * right) }
        if left == .zero || right == .zero { return constant(.zero) }
        if left == .one { return rhs }
        if right == .one { return lhs }
        if left == -Felt.one { return negated(rhs) }
        if right == -Felt.one { return negated(lhs) }
        return expression(.multiply(min(lhs.index, rhs.index), max(lhs.index, rhs.index)))
    }

    func negated(_ operand: Expression) -> Expression {
        if let value = constantValue(operand) { return constant(-value) }
        return expression(.negate(operand.index))
    }
}
