// SPDX-License-Identifier: MIT

import FieldArithmetic
import TestSupport
import Testing

@Suite struct ExtensionVectorTests {
    let file: JSONValue

    init() throws { file = try Vectors.json("primitives/field.json") }

    @Test func `operations on pairs`() throws {
        #expect(!file["ext2"].items.isEmpty)
        for item in file["ext2"].items {
            let (a, b) = (try item["a"].quadFelt, try item["b"].quadFelt)
            #expect(a + b == (try item["add"].quadFelt))
            #expect(a - b == (try item["sub"].quadFelt))
            #expect(a * b == (try item["mul"].quadFelt))
            #expect(-a == (try item["neg"].quadFelt))
            #expect(a.squared() == (try item["square"].quadFelt))
            #expect(a * (try item["base"].felt) == (try item["mul_base"].quadFelt))
            #expect(a.power(try item["exponent"].uint64) == (try item["exp"].quadFelt))
            #expect(a * .x == a.timesX())
            #expect(item["inverse"].isNull == (a.inverse() == nil))
            if let inverse = a.inverse() { #expect(inverse == (try item["inverse"].quadFelt)) }
            if let quotient = b.inverse().map({ a * $0 }) {
                #expect(quotient == (try item["div"].quadFelt))
            }
        }
    }

    @Test func `roots of unity`() throws {
        #expect(!file["ext2_two_adic_generators"].items.isEmpty)
        for item in file["ext2_two_adic_generators"].items {
            let log2Order = Int(try item["log2_order"].uint64)
            let root = QuadFelt.rootOfUnity(log2Order: log2Order)
            #expect(root == (try item["generator"].quadFelt))
            var power = root
            for _ in 0..<log2Order {
                #expect(power != .one)
                power = power.squared()
            }
            #expect(power == .one)
        }
        #expect(try Int(file["constants"]["ext2_two_adicity"].uint64) == QuadFelt.twoAdicity)
    }

    @Test func `many inversions at the price of one`() throws {
        #expect(!file["batch_inverse"].items.isEmpty)
        for item in file["batch_inverse"].items {
            let input = try item["input"].felts
            #expect(batchInverse(input) == (try item["output"].felts))
            let pairs = input.map { QuadFelt($0, $0 + .one) }
            #expect(batchInverse(pairs) == pairs.map { $0.inverseOrZero() })
        }
    }

    @Test func `integers become elements, or are refused`() throws {
        #expect(!file["from_u64"].items.isEmpty)
        for item in file["from_u64"].items {
            let integer = try item["integer"].uint64
            #expect(Felt(reducing: integer) == (try item["reduced"].felt))
            let checked = try? Felt(canonical: integer)
            #expect((checked != nil) == item["checked_new_accepts"].isTrue)
        }
    }

    @Test func `generators of subgroups`() throws {
        #expect(!file["two_adic_generators"].items.isEmpty)
        for item in file["two_adic_generators"].items {
            let log2Order = try item["log2_order"].int
            #expect(Felt.rootOfUnity(log2Order: log2Order) == (try item["generator"].felt))
        }
    }
}
