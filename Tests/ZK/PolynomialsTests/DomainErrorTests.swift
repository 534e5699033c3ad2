// SPDX-License-Identifier: MIT

import FieldArithmetic
import Polynomials
import Testing

/// What does not fit is refused with what was expected.
@Suite struct DomainErrorTests {
    @Test(arguments: [0, -1, 3, 6, 1_000, Int.min])
    func `a size is a power of two`(size: Int) {
        #expect(throws: DomainError.notPowerOfTwo(got: size)) { try EvaluationDomain(size: size) }
    }

    @Test(arguments: [-1, 33, Int.max])
    func `the field's subgroups end at 2 to the 32`(log2Size: Int) {
        #expect(throws: DomainError.tooLarge(log2Size: log2Size, maximum: 32)) {
            try EvaluationDomain(log2Size: log2Size)
        }
    }

    @Test func `a coset has a shift that is not zero`() {
        #expect(throws: DomainError.zeroShift) { try EvaluationDomain(log2Size: 3, shift: .zero) }
    }

    @Test func `there are as many values as points`() throws {
        let domain = try EvaluationDomain(log2Size: 2)
        let values = [Felt](repeating: .one, count: 5)
        #expect(throws: DomainError.tooManyCoefficients(maximum: 4, got: 5)) {
            try domain.evaluate(values)
        }
        for count in [0, 3, 5] {
            let some = Array(values.prefix(count))
            #expect(throws: DomainError.wrongCount(expected: 4, got: count)) {
                try domain.interpolate(some)
            }
            #expect(throws: DomainError.wrongCount(expected: 4, got: count)) {
                try domain.value(ofPolynomialWith: some, at: .x)
            }
            let columns = [Array(values.prefix(4)), some]
            #expect(throws: DomainError.wrongCount(expected: 4, got: count)) {
                try domain.values(ofPolynomialsWith: columns, at: .x)
            }
        }
    }

    @Test func `a point of the domain is not outside`() throws {
        let domain = try EvaluationDomain(log2Size: 2, shift: .generator)
        let point = QuadFelt(domain.points[3])
        #expect(throws: DomainError.pointInDomain) {
            try domain.value(ofPolynomialWith: domain.points, at: point)
        }
    }

    @Test(arguments: [-1, 40, Int.max, Int.min])
    func `an extension stays within the field`(log2Blowup: Int) {
        #expect(throws: DomainError.self) {
            try cosetLDE([.one, .zero], log2Blowup: log2Blowup)
        }
    }
}
