// SPDX-License-Identifier: MIT

import FieldArithmetic
import Polynomials
import TestSupport
import Testing

/// Transforms equal the reference's, value by value in natural order.
@Suite struct TransformVectorTests {
    let file: JSONValue

    init() throws { file = try Vectors.json("primitives/field.json") }

    private func cases(_ section: String) throws -> [JSONValue] {
        let items = file[section].items
        try #require(!items.isEmpty)
        return items
    }

    private func domain(_ item: JSONValue) throws -> EvaluationDomain {
        let shift = item["shift"].isNull ? Felt.one : try item["shift"].felt
        return try EvaluationDomain(log2Size: Int(try item["log_n"].uint64), shift: shift)
    }

    @Test(arguments: ["ntt", "coset_ntt"])
    func `coefficients to values, and back`(section: String) throws {
        for item in try cases(section) {
            let domain = try domain(item)
            let coefficients = try item["coefficients"].felts
            let values = try item["evaluations"].felts
            #expect(try domain.evaluate(coefficients) == values)
            #expect(try domain.interpolate(values) == coefficients)
        }
    }

    @Test func `values to coefficients`() throws {
        for item in try cases("inverse_ntt") {
            let values = try item["evaluations"].felts
            #expect(try domain(item).interpolate(values) == (try item["coefficients"].felts))
        }
    }

    @Test func `values on a subgroup to values on a larger coset`() throws {
        for item in try cases("coset_lde") {
            let extended = try cosetLDE(
                item["evaluations"].felts,
                log2Blowup: Int(item["log_blowup"].uint64),
                shift: item["shift"].felt
            )
            #expect(extended == (try item["extended"].felts))
        }
    }
}
