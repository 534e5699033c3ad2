// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic
import TestSupport
import Testing
import VMAIR
import VMCore

/// The circuit is zero where constraints, quotient and buses, each computed apart, say that it is.
@Suite struct VerificationCircuitDifferentialTests {
    typealias Input = VerificationCircuit.Input

    static let circuit = VerificationCircuit.make()
    static let relation = Relation.miden_0_23

    /// Values that no trace would have, so that nothing is zero by accident.
    private struct Opening {
        let log2TraceLength: Int
        var inputs: [QuadFelt]
        let kernel: [Word]

        init(log2TraceLength: Int, random: inout SeededGenerator) {
            self.log2TraceLength = log2TraceLength
            inputs = (0..<Input.count).map { _ in random.quadFelt() }
            for position in 0..<40 { inputs[position] = QuadFelt(random.felt()) }
            kernel = (0..<3).map { _ in random.word() }
            let point = random.quadFelt()
            let vanishing = point.squared(times: log2TraceLength)
            let last = Felt.rootOfUnity(log2Order: log2TraceLength).inverseOrZero()
            let coset = Felt.generator.power(UInt64(1) << UInt64(log2TraceLength))
            inputs[Input.vanishing] = vanishing
            inputs[Input.periodicPoint] = point.squared(times: log2TraceLength - 4)
            inputs[Input.selectors] = (vanishing - .one) * (point - .one).inverseOrZero()
            inputs[Input.selectors + 1] = (vanishing - .one) * (point - last).inverseOrZero()
            inputs[Input.selectors + 2] = point - last
            inputs[Input.weight] = QuadFelt((coset.power(7) * 8).inverseOrZero())
            inputs[Input.cosetPower] = QuadFelt(coset)
            inputs[Input.kernelSum] = kernel.reduce(.zero) {
                $0 + denominator(1, $1.elements).inverseOrZero()
            }
        }

        func denominator(_ bus: UInt32, _ values: [Felt]) -> QuadFelt {
            let beta = inputs[Input.beta]
            let message = values.reversed().reduce(QuadFelt.zero) { $0 * beta + $1 }
            return inputs[Input.alpha] + beta.power(16) * Felt(bus) + message
        }

        var publicValues: [Felt] { inputs[..<40].map { $0.c0 } }

        /// Each column of the extension from its two columns of coefficients.
        func joined(_ start: Int, _ count: Int) -> [QuadFelt] {
            (0..<count).map { inputs[start + 2 * $0] + inputs[start + 2 * $0 + 1].timesX() }
        }

        /// One period of each column, interpolated by Lagrange's formula as it is in books.
        func periodic(_ columns: [[Felt]]) -> [QuadFelt] {
            columns.map { column in
                let log2Period = column.count.trailingZeroBitCount
                let root = Felt.rootOfUnity(log2Order: log2Period)
                let nodes = column.indices.map { QuadFelt(root.power(UInt64($0))) }
                let at = inputs[Input.periodicPoint].squared(times: 4 - log2Period)
                return Self.interpolated(column.map { QuadFelt($0) }, at: nodes, point: at)
            }
        }

        var quotient: QuadFelt {
            let root = Felt.rootOfUnity(log2Order: 3)
            let nodes = (0..<8).map { inputs[Input.cosetPower] * root.power(UInt64($0)) }
            let chunks = joined(Input.current + 88, 8)
            return Self.interpolated(chunks, at: nodes, point: inputs[Input.vanishing])
        }

        static func interpolated(
            _ values: [QuadFelt],
            at nodes: [QuadFelt],
            point: QuadFelt
        ) -> QuadFelt {
            var total = QuadFelt.zero
            for (index, value) in values.enumerated() {
                var term = value
                for (other, node) in nodes.enumerated() where other != index {
                    term *= (point - node) * (nodes[index] - node).inverseOrZero()
                }
                total += term
            }
            return total
        }

        func frame(_ relation: Relation) -> OutOfDomainFrame {
            OutOfDomainFrame(
                mainCurrent: Array(inputs[Input.current..<Input.current + 72]),
                mainNext: Array(inputs[Input.next..<Input.next + 72]),
                auxCurrent: joined(Input.current + 72, 7),
                auxNext: joined(Input.next + 72, 7),
                periodic: periodic(relation.periodicColumns),
                publicValues: publicValues,
                alpha: inputs[Input.alpha],
                beta: inputs[Input.beta],
                finals: [inputs[Input.finals], inputs[Input.finals + 1]],
                isFirst: inputs[Input.selectors],
                isLast: inputs[Input.selectors + 1],
                isTransition: inputs[Input.selectors + 2]
            )
        }
    }

    /// What the circuit must compute, from the verifier's own functions.
    private func expected(_ opening: Opening) throws -> QuadFelt {
        let inputs = opening.inputs
        let folded = Self.relation.foldedConstraints(
            at: opening.frame(Self.relation),
            alpha: inputs[Input.constraintChallenge]
        )
        let boundary = try Self.relation.busBoundary(
            finals: [inputs[Input.finals], .zero],
            publicValues: opening.publicValues,
            kernelDigests: opening.kernel,
            alpha: inputs[Input.alpha],
            beta: inputs[Input.beta]
        )
        let values = opening.publicValues
        let denominators =
            opening.denominator(2, Array(values[..<4])) * opening.denominator(3, [])
            * opening.denominator(3, Array(values[36...]))
        let gamma = inputs[Input.gamma]
        return folded - (inputs[Input.vanishing] - .one) * opening.quotient
            + gamma * (boundary * denominators + gamma * inputs[Input.finals + 1])
    }

    @Test(arguments: [6, 7, 10, 20, 29])
    func `the circuit computes what the verifier checks step by step`(
        log2TraceLength: Int
    ) throws {
        var random = SeededGenerator(seed: UInt64(log2TraceLength))
        for _ in 0..<20 {
            let opening = Opening(log2TraceLength: log2TraceLength, random: &random)
            #expect(Self.circuit.evaluate(opening.inputs) == (try expected(opening)))
        }
    }

    @Test func `the output depends on every input of the first row and of the statement`() {
        var random = SeededGenerator(seed: 1)
        let opening = Opening(log2TraceLength: 8, random: &random)
        let value = Self.circuit.evaluate(opening.inputs)
        // The zero behind the kernel's sum, the padding columns, and a step that is a constant.
        let unused: Set = [Input.kernelSum + 1, 130, 131, Input.chunkStep]
        let first = Array(0..<Input.next) + Array(Input.finals..<Input.count)
        for position in first {
            var inputs = opening.inputs
            inputs[position] += .one
            let moves = Self.circuit.evaluate(inputs) != value
            #expect(moves != unused.contains(position), "input \(position)")
        }
    }

    @Test func `the encoding fills whole absorptions of the sponge`() {
        let circuit = Self.circuit
        #expect(circuit.encoded.count.isMultiple(of: 8))
        #expect(circuit.encoded.count == 2 * circuit.constants.count + circuit.gates.count)
        #expect(circuit.constants.count.isMultiple(of: 2))
        #expect(circuit.gates.count.isMultiple(of: 4))
    }
}
