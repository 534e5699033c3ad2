// SPDX-License-Identifier: MIT

public import FieldArithmetic

/// An arithmetic circuit over the extension field, in the form the machine's circuit instruction
/// takes: the verifier inside the machine checks all constraints by evaluating one.
///
/// Wires are numbered in order: first the inputs, then the constants, then one for each gate. A
/// gate only names wires before its own. The last wire is the output, and the machine demands that
/// it is zero.
public struct ArithmeticCircuit: Sendable, Equatable {
    /// What a gate does with its operands; the raw values are those of the machine.
    public enum Operation: UInt64, Sendable {
        /// Left minus right.
        case subtract = 0
        /// Left times right.
        case multiply = 1
        /// Left plus right.
        case add = 2
    }

    /// One operation on two earlier wires.
    public struct Gate: Sendable, Hashable {
        /// What to do.
        public let operation: Operation
        /// The wire of the left operand.
        public let left: Int
        /// The wire of the right operand.
        public let right: Int
    }

    /// How many inputs the circuit reads; even.
    public let inputCount: Int
    /// The constants; an even number of them.
    public let constants: [QuadFelt]
    /// The gates in order; a multiple of four.
    public let gates: [Gate]

    /// Wires that are read from memory before the first gate: inputs and constants.
    public var readCount: Int { inputCount + constants.count }

    /// Evaluates the circuit.
    ///
    /// - Parameter inputs: The inputs in order. Shape `[inputCount]`.
    /// - Returns: The value of the last wire.
    /// - Precondition: The shape is right.
    public func evaluate(_ inputs: [QuadFelt]) -> QuadFelt {
        precondition(inputs.count == inputCount, "inputs of another circuit")
        var wires = inputs + constants
        wires.reserveCapacity(readCount + gates.count)
        for gate in gates {
            let (left, right) = (wires[gate.left], wires[gate.right])
            switch gate.operation {
            case .subtract: wires.append(left - right)
            case .multiply: wires.append(left * right)
            case .add: wires.append(left + right)
            }
        }
        return wires[wires.count - 1]
    }

    /// Constants and gates as the machine reads them, behind the inputs in its memory.
    ///
    /// Each constant is two elements, each gate one: `left + 2^30 right + 2^60 operation`, where
    /// wires count down to 0 for the last. Shape: a multiple of eight.
    public var encoded: [Felt] {
        let last = readCount + gates.count - 1
        var elements = constants.flatMap { [$0.c0, $0.c1] }
        for gate in gates {
            let (left, right) = (UInt64(last - gate.left), UInt64(last - gate.right))
            elements.append(
                Felt(reducing: left | right << 30 | gate.operation.rawValue << 60)
            )
        }
        return elements
    }
}
