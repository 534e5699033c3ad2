// SPDX-License-Identifier: MIT

import FieldArithmetic

extension CircuitBuilder {
    /// Copies the constraints of a graph into the circuit.
    ///
    /// - Parameters:
    ///   - graph: The graph.
    ///   - input: The wire of a node that is neither constant nor computed.
    /// - Returns: One wire for each constraint, in emission order.
    public func copyConstraints(
        of graph: ConstraintBuilder,
        input: (ConstraintNode) -> CircuitWire
    ) -> [CircuitWire] {
        var wires: [CircuitWire] = []
        wires.reserveCapacity(graph.nodes.count)
        for node in graph.nodes {
            switch node {
            case .constant(let value): wires.append(constant(value))
            case .add(let left, let right): wires.append(wires[left] + wires[right])
            case .subtract(let left, let right): wires.append(wires[left] - wires[right])
            case .multiply(let left, let right): wires.append(wires[left] * wires[right])
            case .negate(let operand): wires.append(constant(Felt.zero) - wires[operand])
            default: wires.append(input(node))
            }
        }
        return graph.constraints.map { wires[$0.root] }
    }

    /// The sum over `k` of `challenge^(count - 1 - k) * values[k]`, by Horner's rule.
    ///
    /// Neighbours with a common factor, such as the gate that a section's constraints hold under,
    /// are folded without it and multiplied by it once.
    ///
    /// - Parameters:
    ///   - values: What to fold, in order.
    ///   - challenge: The challenge whose powers fold.
    /// - Returns: The wire of the sum.
    public func fold(_ values: ArraySlice<CircuitWire>, challenge: CircuitWire) -> CircuitWire {
        var powers = [constant(Felt.one), challenge]
        return fold(values, powers: &powers)
    }

    private func fold(
        _ values: ArraySlice<CircuitWire>,
        powers: inout [CircuitWire]
    ) -> CircuitWire {
        var total = constant(Felt.zero)
        var position = values.startIndex
        while position < values.endIndex {
            let run = longestRun(values[position...])
            let end = position + run.count
            var folded = values[position]
            if let factor = run.factor {
                let rest = values[position..<end].map { quotient($0, by: factor) ?? $0 }
                folded = factor * fold(rest[...], powers: &powers)
            }
            while powers.count <= run.count { powers.append(powers[powers.count - 1] * powers[1]) }
            total = total * powers[run.count] + folded
            position = end
        }
        return total
    }

    /// The longest run of values from the first on that share a factor; nil and 1 if none do.
    private func longestRun(
        _ values: ArraySlice<CircuitWire>
    ) -> (factor: CircuitWire?, count: Int) {
        var longest: (factor: CircuitWire?, count: Int) = (nil, 1)
        for factor in divisors(of: values[values.startIndex]) {
            let count = values.prefix { quotient($0, by: factor) != nil }.count
            if count > longest.count { longest = (factor, count) }
        }
        return longest
    }

    /// How deep products are taken apart: row selector, chiplet, row of the chiplet, operation.
    private static let depthMax = 4

    /// The factors of a product and theirs, outermost first.
    private func divisors(of wire: CircuitWire, depth: Int = depthMax) -> [CircuitWire] {
        guard depth > 0, let (left, right) = factors(of: wire) else { return [] }
        return [left, right] + divisors(of: left, depth: depth - 1)
            + divisors(of: right, depth: depth - 1)
    }

    /// A product without one of its factors; nil if it does not have it.
    private func quotient(
        _ wire: CircuitWire,
        by factor: CircuitWire,
        depth: Int = depthMax
    ) -> CircuitWire? {
        guard depth > 0, let (left, right) = factors(of: wire) else { return nil }
        if left.index == factor.index { return right }
        if right.index == factor.index { return left }
        if let rest = quotient(left, by: factor, depth: depth - 1) { return rest * right }
        if let rest = quotient(right, by: factor, depth: depth - 1) { return left * rest }
        return nil
    }
}
