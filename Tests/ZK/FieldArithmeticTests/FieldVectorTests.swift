// SPDX-License-Identifier: MIT

import FieldArithmetic
import Foundation
import TestSupport
import Testing

@Suite struct FieldVectorTests {
    let file: JSONValue

    init() throws { file = try Vectors.json("primitives/field.json") }

    @Test func `binary operations`() throws {
        for item in file["binary_ops"].items {
            let (a, b) = (try item["a"].felt, try item["b"].felt)
            #expect(a + b == (try item["add"].felt))
            #expect(a - b == (try item["sub"].felt))
            #expect(a * b == (try item["mul"].felt))
            let quotient = b.inverse().map { a * $0 }
            #expect(item["div"].isNull ? quotient == nil : quotient == (try item["div"].felt))
        }
    }

    @Test func `unary operations`() throws {
        for item in file["unary_ops"].items {
            let a = try item["a"].felt
            #expect(-a == (try item["neg"].felt))
            #expect(a.doubled() == (try item["double"].felt))
            #expect(a.halved() == (try item["halve"].felt))
            #expect(a.squared() == (try item["square"].felt))
            #expect(a.seventhPower() == (try item["pow7"].felt))
            // 7 * 10540996611094048183 = 4 * (p - 1) + 1.
            #expect(a.power(10_540_996_611_094_048_183) == (try item["seventh_root"].felt))
            #expect(item["inverse"].isNull == (a.inverse() == nil))
            if let inverse = a.inverse() { #expect(inverse == (try item["inverse"].felt)) }
        }
    }

    @Test func `constants`() throws {
        let constants = file["constants"]
        #expect(Felt.modulus == (try constants["modulus"].uint64))
        #expect(Felt.generator == (try constants["multiplicative_generator"].felt))
        #expect(Felt.twoAdicity == (try constants["two_adicity"].int))
        let nonresidue = try constants["ext2_nonresidue_w"].felt
        #expect(QuadFelt(.zero, .one) * QuadFelt(.zero, .one) == QuadFelt(nonresidue))
        let half = (Felt.modulus - 1) / 2
        #expect(nonresidue.power(half) == (try constants["ext2_dth_root"].felt))
        let parts = try constants["ext2_generator"].felts
        // No square, or it would generate half of the group at most.
        let norm = QuadFelt(parts[0], parts[1]).power(Felt.modulus + 1)
        #expect(norm.c1 == .zero && norm.c0.power(half) == -.one)
    }

    @Test func `powers`() throws {
        for item in file["exp"].items {
            let power = try item["base"].felt.power(try item["exponent"].uint64)
            #expect(power == (try item["result"].felt))
        }
    }
}

@Suite struct JSONValueTests {
    @Test func `booleans and numbers are told apart`() throws {
        let json = try JSONValue(data: Data(#"{"a": true, "b": 1, "c": 0, "d": false}"#.utf8))
        #expect(json["a"] == .bool(true) && json["d"] == .bool(false))
        #expect(json["b"] == .number(1) && json["c"] == .number(0))
    }
}
