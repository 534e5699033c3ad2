// SPDX-License-Identifier: MIT

import FieldArithmetic
import FieldKernels
import Polynomials
import TestSupport
import Testing

@Suite struct TransformDifferentialTests {
    /// Coefficients in bit-reversed order.
    private func reversed(_ coefficients: [Felt]) -> [Felt] {
        let log2Size = coefficients.count.trailingZeroBitCount
        return coefficients.indices.map { coefficients[reversedBits($0, bitCount: log2Size)] }
    }

    private func run(
        _ cells: [Felt],
        shift: Felt,
        _ direction: CosetTransform.Direction,
        _ kernels: FieldKernels,
        log2Known: Int = 0
    ) -> [Felt] {
        let matrix = FeltMatrix(columns: [cells])
        let transform = CosetTransform(
            log2Size: cells.count.trailingZeroBitCount,
            shift: shift,
            direction: direction,
            kernels: kernels
        )
        switch direction {
        case .evaluate: transform.evaluate(matrix.column(0), log2Known: log2Known)
        case .interpolate: transform.interpolate(matrix.column(0))
        }
        return matrix.cells(0)
    }

    @Test(arguments: FieldKernels.all.map { $0.name }, 0...14)
    func `every form evaluates and interpolates on a coset`(form: String, log2: Int) throws {
        let kernels = try #require(FieldKernels(named: form))
        var generator = SeededGenerator(seed: UInt64(log2))
        let coefficients = generator.edgyFelts(1 << log2)
        for shift in [Felt.one, .generator, generator.felt()] {
            let domain = try EvaluationDomain(log2Size: log2, shift: shift)
            let values = try domain.evaluate(coefficients)
            #expect(run(reversed(coefficients), shift: shift, .evaluate, kernels) == values)
            #expect(run(values, shift: shift, .interpolate, kernels) == reversed(coefficients))
        }
    }

    @Test(arguments: FieldKernels.all.map { $0.name }, [3, 4, 6, 10, 13])
    func `short polynomials may begin with layers that are known`(
        form: String,
        log2: Int
    ) throws {
        let kernels = try #require(FieldKernels(named: form))
        var generator = SeededGenerator(seed: UInt64(log2))
        let short = generator.edgyFelts(1 << (log2 - 3))
        let values = try EvaluationDomain(log2Size: log2).evaluate(short)
        let repeated = reversed(short).flatMap { [Felt](repeating: $0, count: 8) }
        #expect(run(repeated, shift: .one, .evaluate, kernels, log2Known: 3) == values)
    }
}
