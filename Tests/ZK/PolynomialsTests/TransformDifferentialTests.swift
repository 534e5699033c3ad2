// SPDX-License-Identifier: MIT

import FieldArithmetic
import Polynomials
import TestSupport
import Testing

/// Transforms and barycentric evaluation agree with Horner's rule, point by point.
@Suite struct TransformDifferentialTests {
    private func horner(_ coefficients: [Felt], at point: QuadFelt) -> QuadFelt {
        coefficients.reversed().reduce(.zero) { $0 * point + QuadFelt($1) }
    }

    private func elements(_ count: Int, _ chance: inout SeededGenerator) -> [Felt] {
        (0..<count).map { _ in Felt(reducing: chance.next()) }
    }

    @Test(arguments: 0...9)
    func `values are what Horner's rule gives`(log2Size: Int) throws {
        var chance = SeededGenerator(seed: UInt64(log2Size))
        for shift in [Felt.one, .generator, Felt(reducing: chance.next() | 1)] {
            let domain = try EvaluationDomain(log2Size: log2Size, shift: shift)
            let degree = 1 + Int(chance.next() % UInt64(domain.size))
            let coefficients = elements(degree, &chance)
            let values = try domain.evaluate(coefficients)
            #expect(values == domain.points.map { horner(coefficients, at: QuadFelt($0)).c0 })
            let zeros = [Felt](repeating: .zero, count: domain.size - degree)
            #expect(try domain.interpolate(values) == coefficients + zeros)
        }
    }

    @Test(arguments: 0...8)
    func `a value outside is what Horner's rule gives`(log2Size: Int) throws {
        var chance = SeededGenerator(seed: UInt64(100 + log2Size))
        for shift in [Felt.one, .generator] {
            let domain = try EvaluationDomain(log2Size: log2Size, shift: shift)
            let columns = (0..<3).map { _ in elements(domain.size, &chance) }
            let values = try columns.map { (column) throws in try domain.evaluate(column) }
            let point = QuadFelt(Felt(reducing: chance.next()), Felt(reducing: chance.next()))
            let expected = columns.map { horner($0, at: point) }
            #expect(try domain.values(ofPolynomialsWith: values, at: point) == expected)
            #expect(try domain.value(ofPolynomialWith: values[0], at: point) == expected[0])
        }
    }

    @Test func `extension keeps the polynomial`() throws {
        var chance = SeededGenerator(seed: 7)
        let source = try EvaluationDomain(log2Size: 4)
        let target = try EvaluationDomain(log2Size: 6, shift: Felt(reducing: 49))
        let coefficients = elements(16, &chance)
        let extended = try source.extend(source.evaluate(coefficients), to: target)
        #expect(extended == (try target.evaluate(coefficients)))
        let zeros = [Felt](repeating: .zero, count: 48)
        #expect(try target.interpolate(extended) == coefficients + zeros)
    }

    @Test func `the vanishing polynomial is zero exactly on the domain`() throws {
        let domain = try EvaluationDomain(log2Size: 5, shift: .generator)
        #expect(domain.points.allSatisfy { domain.vanishing(at: QuadFelt($0)) == .zero })
        #expect(Set(domain.points).count == 32)
        let subgroup = try EvaluationDomain(log2Size: 5)
        #expect(subgroup.points.allSatisfy { domain.vanishing(at: QuadFelt($0)) != .zero })
        #expect(domain.vanishing(at: .x) != .zero)
    }

    @Test func `the largest domain has the whole subgroup's generator`() throws {
        let domain = try EvaluationDomain(log2Size: 32)
        #expect(domain.size == 1 << 32)
        #expect(domain.generator.squared(times: 31) == -Felt.one)
    }
}
