// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic
import TestSupport
import Testing

@Suite struct CircuitBuilderTests {
    @Test func `equal subexpressions are one gate and constants fold`() {
        let builder = CircuitBuilder(inputCount: 2)
        let (a, b) = (builder.input(0), builder.input(1))
        let one = builder.constant(Felt.one)
        let six = builder.constant(2) * builder.constant(3)
        let output = (a + b) * (b + a) * one - six
        let circuit = builder.circuit(output: output + builder.constant(Felt.zero))
        // A sum, a square and a difference, after one gate that fills up to four.
        #expect(circuit.gates.count == 4)
        #expect(circuit.constants == [QuadFelt(6), .zero])
        #expect(circuit.evaluate([QuadFelt(1, 2), QuadFelt(3)]) == QuadFelt(38, 16))
    }

    @Test func `what does not lead to the output is left out`() {
        let builder = CircuitBuilder(inputCount: 2)
        let (a, b) = (builder.input(0), builder.input(1))
        _ = (a * b) * builder.constant(5)
        let circuit = builder.circuit(output: a - b)
        #expect(circuit.constants.isEmpty)
        #expect(circuit.gates.filter { $0.operation == .multiply }.isEmpty)
    }

    @Test func `wires count down to zero in the encoding`() {
        let builder = CircuitBuilder(inputCount: 2)
        let product = builder.input(0) * builder.input(1)
        let circuit = builder.circuit(output: product + builder.constant(QuadFelt(7, 9)))
        // Inputs 7 and 6, constants 5 and 4, two gates that fill up to four, product and sum.
        let filling = Felt(reducing: 7 | 7 << 30)
        let multiply = Felt(reducing: 7 | 6 << 30 | 1 << 60)
        let add = Felt(reducing: 1 | 5 << 30 | 2 << 60)
        let constants: [Felt] = [7, 9, 0, 0]
        #expect(circuit.encoded == constants + [filling, filling, multiply, add])
    }

    /// Values with common factors at different depths, in the circuit and evaluated apart.
    @Test(arguments: 0..<20 as Range<UInt64>)
    func `folding with common factors is folding`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let builder = CircuitBuilder(inputCount: 8)
        let inputs = (0..<8).map { _ in random.quadFelt() }
        let wires = (0..<8).map { builder.input($0) }
        var values: [CircuitWire] = []
        var expected = QuadFelt.zero
        for _ in 0..<1 + Int(random.next() % 40) {
            let factors = (0..<1 + Int(random.next() % 4)).map { _ in Int(random.next() % 3) }
            let last = Int(3 + random.next() % 4)
            values.append(factors.reduce(wires[last]) { wires[$1] * $0 })
            let value = factors.reduce(inputs[last]) { inputs[$1] * $0 }
            expected = expected * inputs[7] + value
        }
        let folded = builder.fold(values[...], challenge: wires[7])
        let circuit = builder.circuit(output: folded - builder.input(0) * folded)
        #expect(circuit.evaluate(inputs) == expected - inputs[0] * expected)
    }
}
