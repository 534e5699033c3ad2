// SPDX-License-Identifier: MIT

public import AIR
import FieldArithmetic

/// The check of constraints, quotient and buses at the out-of-domain point, as one circuit.
///
/// With `z` the point, `N` the trace length and `gamma` a challenge drawn after all inputs, it
/// computes
///
///     folded constraints - (z^N - 1) * quotient + gamma * (bus balance + gamma * unused final)
///
/// where the bus balance is multiplied by the denominators of the statement's three messages. The
/// verifier inside the machine lays the inputs out in its memory in the order of ``Input``.
public enum VerificationCircuit {
    /// Where the inputs stand, each an element of the extension.
    public enum Input {
        /// The public values, 40 of them.
        public static let publicValues = 0
        /// What the kernel's procedures owe to the buses; a zero follows.
        public static let kernelSum = 40
        /// The second challenge of the buses.
        public static let beta = 42
        /// The first challenge of the buses.
        public static let alpha = 43
        /// The row at the point: 72 main columns, then auxiliary and quotient columns by
        /// coefficient, 16 each.
        public static let current = 44
        /// The row after it, in the same order.
        public static let next = 148
        /// The two committed finals.
        public static let finals = 252
        /// The challenge that folds the constraints.
        public static let constraintChallenge = 254
        /// `z^N`.
        public static let vanishing = 255
        /// `z^(N / 16)`, where the periodic columns are evaluated.
        public static let periodicPoint = 256
        /// The selectors of the first row, of the last row and of all rows but the last.
        public static let selectors = 257
        /// The challenge `gamma`.
        public static let gamma = 260
        /// `1 / (8 s^7)`, with `s` as below.
        public static let weight = 261
        /// The eighth root of unity by which the cosets of the quotient chunks differ; not read,
        /// since it is a constant.
        public static let chunkStep = 262
        /// `s = 7^N`: the points of chunk `t` have the `N`-th power `s w^t`, `w` of order eight.
        public static let cosetPower = 263
        /// The number of inputs.
        public static let count = 264
    }

    /// The circuit of the relation of Miden VM 0.23.
    public static func make() -> ArithmeticCircuit {
        let graph = ConstraintBuilder()
        MachineConstraints(graph).emit()
        let builder = CircuitBuilder(inputCount: Input.count)
        let periodic = PeriodicCircuit(builder, point: builder.input(Input.periodicPoint)).columns
        let constraints = builder.copyConstraints(of: graph) { node in
            if case .periodic(let column) = node { return periodic[column] }
            return builder.wire(of: node)
        }
        let challenge = builder.input(Input.constraintChallenge)
        let folded = builder.fold(constraints[...], challenge: challenge)
        let vanishing = builder.input(Input.vanishing) - builder.constant(Felt.one)
        let gamma = builder.input(Input.gamma)
        let buses = builder.busBalance + gamma * builder.input(Input.finals + 1)
        return builder.circuit(
            output: folded - vanishing * builder.quotient + gamma * buses
        )
    }
}

extension CircuitBuilder {
    /// The value of two base columns that hold the coefficients of one of the extension.
    private func joined(at position: Int) -> CircuitWire {
        input(position) + constant(QuadFelt.x) * input(position + 1)
    }

    fileprivate func wire(of node: ConstraintNode) -> CircuitWire {
        typealias Input = VerificationCircuit.Input
        switch node {
        case .main(.current, let column): return input(Input.current + column)
        case .main(.next, let column): return input(Input.next + column)
        case .auxiliary(.current, let column): return joined(at: Input.current + 72 + 2 * column)
        case .auxiliary(.next, let column): return joined(at: Input.next + 72 + 2 * column)
        case .publicValue(let position): return input(Input.publicValues + position)
        case .challenge(0): return input(Input.alpha)
        case .challenge: return input(Input.beta)
        case .final(let position): return input(Input.finals + position)
        case .isFirst: return input(Input.selectors)
        case .isLast: return input(Input.selectors + 1)
        case .isTransition: return input(Input.selectors + 2)
        case .constant, .periodic, .add, .subtract, .multiply, .negate:
            preconditionFailure("not an input")
        }
    }

    /// The quotient at the point, interpolated from its eight chunks.
    fileprivate var quotient: CircuitWire {
        typealias Input = VerificationCircuit.Input
        let basis = lagrangeBasis(
            at: input(Input.vanishing),
            coset: input(Input.cosetPower),
            log2Order: 3
        )
        let chunks = Input.current + 88
        let low = sum(of: basis.indices.map { basis[$0] * input(chunks + 2 * $0) })
        let high = sum(of: basis.indices.map { basis[$0] * input(chunks + 2 * $0 + 1) })
        return (low + constant(QuadFelt.x) * high) * input(Input.weight)
    }

    /// First final, kernel and the statement's own messages, times the three denominators.
    fileprivate var busBalance: CircuitWire {
        typealias Input = VerificationCircuit.Input
        let (alpha, beta) = (input(Input.alpha), input(Input.beta))
        let squared = beta.squared
        let busStep = squared.squared.squared.squared
        func denominator(_ id: BusID, _ first: Int?) -> CircuitWire {
            let bus = alpha + busStep * constant(Felt(UInt32(id.rawValue + 1)))
            guard let first else { return bus }
            let values = (0..<4).map { input(Input.publicValues + first + $0) }
            return bus + (values[0] + beta * values[1])
                + squared * (values[2] + beta * values[3])
        }
        let program = denominator(.blockHash, PublicValues.programHash)
        let start = denominator(.transcriptState, nil)
        let end = denominator(.transcriptState, PublicValues.transcriptState)
        let owed = input(Input.finals) + input(Input.kernelSum)
        return owed * program * start * end + start * end + program * (end - start)
    }
}
