// SPDX-License-Identifier: MIT

public import FieldArithmetic

/// Grows an arithmetic circuit in which equal subexpressions are one gate.
///
/// Constants fold and neutral elements vanish as gates are made. What does not lead to the output
/// is left out in the end.
public final class CircuitBuilder {
    enum Node: Hashable {
        case input(Int)
        case constant(QuadFelt)
        case gate(ArithmeticCircuit.Gate)
    }

    /// Operands have smaller indices than the gates that use them.
    private(set) var nodes: [Node] = []
    private var indices: [Node: Int] = [:]
    private let inputCount: Int

    /// Starts a circuit.
    /// - Parameter inputCount: How many inputs it reads; even.
    public init(inputCount: Int) {
        precondition(inputCount.isMultiple(of: 2), "the machine reads inputs in pairs")
        self.inputCount = inputCount
    }

    /// An input.
    public func input(_ position: Int) -> CircuitWire {
        precondition(position < inputCount, "no such input")
        return wire(.input(position))
    }

    /// A constant.
    public func constant(_ value: QuadFelt) -> CircuitWire { wire(.constant(value)) }

    /// A constant of the base field.
    public func constant(_ value: Felt) -> CircuitWire { constant(QuadFelt(value)) }

    /// The sum of `terms`; zero if there are none.
    public func sum(of terms: [CircuitWire]) -> CircuitWire {
        terms.reduce(constant(Felt.zero), +)
    }

    func wire(_ node: Node) -> CircuitWire {
        if let index = indices[node] { return CircuitWire(builder: self, index: index) }
        indices[node] = nodes.count
        nodes.append(node)
        return CircuitWire(builder: self, index: nodes.count - 1)
    }

    func constantValue(_ wire: CircuitWire) -> QuadFelt? {
        if case .constant(let value) = nodes[wire.index] { return value }
        return nil
    }

    /// The operands of a product; nil if the wire is none.
    func factors(of wire: CircuitWire) -> (left: CircuitWire, right: CircuitWire)? {
        guard case .gate(let gate) = nodes[wire.index], gate.operation == .multiply else {
            return nil
        }
        return (
            CircuitWire(builder: self, index: gate.left),
            CircuitWire(builder: self, index: gate.right)
        )
    }
}

extension CircuitBuilder {
    /// Finishes the circuit.
    ///
    /// Constants are filled up to an even number and gates to a multiple of four, with the encoding
    /// a multiple of eight, by gates on no path to the output.
    ///
    /// - Parameter output: What must be zero; the gate made last.
    /// - Returns: The circuit whose last wire is the output.
    public func circuit(output: CircuitWire) -> ArithmeticCircuit {
        let needed = reachable(from: output.index)
        var constants: [QuadFelt] = []
        var positions: [Int: Int] = [:]
        for (index, node) in nodes.enumerated() where needed[index] {
            switch node {
            case .input(let position): positions[index] = position
            case .constant(let value):
                positions[index] = inputCount + constants.count
                constants.append(value)
            case .gate: break
            }
        }
        if !constants.count.isMultiple(of: 2) { constants.append(.zero) }

        let computed = nodes.indices.filter { needed[$0] && positions[$0] == nil }
        let length = 2 * constants.count + computed.count
        let padding = (length + 7) / 8 * 8 - length
        var gates = Array(
            repeating: ArithmeticCircuit.Gate(operation: .subtract, left: 0, right: 0),
            count: padding
        )
        let firstGate = inputCount + constants.count
        for index in computed {
            guard case .gate(let gate) = nodes[index],
                let left = positions[gate.left], let right = positions[gate.right]
            else { preconditionFailure("gate before its operands") }
            positions[index] = firstGate + gates.count
            gates.append(
                ArithmeticCircuit.Gate(operation: gate.operation, left: left, right: right)
            )
        }
        precondition(computed.last == output.index, "the output is not the last gate")
        return ArithmeticCircuit(inputCount: inputCount, constants: constants, gates: gates)
    }

    private func reachable(from output: Int) -> [Bool] {
        var needed = Array(repeating: false, count: nodes.count)
        needed[output] = true
        for index in nodes.indices.reversed() where needed[index] {
            guard case .gate(let gate) = nodes[index] else { continue }
            needed[gate.left] = true
            needed[gate.right] = true
        }
        return needed
    }
}
