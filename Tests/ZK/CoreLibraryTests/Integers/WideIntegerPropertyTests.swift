// SPDX-License-Identifier: MIT

import FieldArithmetic
import Processor
import TestSupport
import Testing

/// Integers of 256 bits behave as two halves of 128 bits do in Swift.
@Suite struct WideIntegerPropertyTests {
    /// A binary operation and what it leaves.
    struct Operation: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let outputs: @Sendable (WideInteger, WideInteger) -> [Felt]

        init(
            _ name: String,
            _ outputs: @escaping @Sendable (WideInteger, WideInteger) -> [Felt]
        ) {
            testDescription = name
            self.outputs = outputs
        }
    }

    static let operations: [Operation] = [
        Operation("wrapping_add") { $0.adding($1).sum.elements },
        Operation("overflowing_add") { a, b in
            let (sum, overflows) = a.adding(b)
            return [felt(overflows)] + sum.elements
        },
        Operation("widening_add") { a, b in
            let (sum, overflows) = a.adding(b)
            return sum.elements + [felt(overflows)]
        },
        Operation("wrapping_sub") { $0.subtracting($1).difference.elements },
        Operation("overflowing_sub") { a, b in
            let (difference, underflows) = a.subtracting(b)
            return [felt(underflows)] + difference.elements
        },
        Operation("wrapping_mul") { $0.multiplied(by: $1).elements },
        Operation("and") { $0.halves(with: $1, &).elements },
        Operation("or") { $0.halves(with: $1, |).elements },
        Operation("xor") { $0.halves(with: $1, ^).elements },
        Operation("eq") { [felt($0 == $1)] },
    ]

    @Test(arguments: operations)
    func `two operands of 256 bits`(operation: Operation) throws {
        let call = try LibraryCall("math::u256::\(operation.testDescription)")
        var chance = SeededGenerator(seed: 256)
        for round in 0..<250 {
            let a = chance.edgedWideInteger()
            var b = round % 4 == 0 ? a : chance.edgedWideInteger()
            // Nearly equal: what only one limb decides.
            if round % 8 == 0 {
                let bit = UInt128(1) << UInt128(chance.next() % 128)
                if chance.next() % 2 == 0 { b.low ^= bit } else { b.high ^= bit }
            }
            let found = try call(b.elements + a.elements)
            #expect(found == LibraryCall.left(operation.outputs(a, b)), "\(a), \(b)")
        }
    }

    @Test func `only zero is zero`() throws {
        let call = try LibraryCall("math::u256::eqz")
        #expect(try call(WideInteger(high: 0, low: 0).elements) == LibraryCall.left([.one]))
        for shift in UInt128(0)..<128 {
            let low = WideInteger(high: 0, low: 1 << shift)
            let high = WideInteger(high: 1 << shift, low: 0)
            #expect(try call(low.elements) == LibraryCall.left([.zero]))
            #expect(try call(high.elements) == LibraryCall.left([.zero]))
        }
    }

    @Test func `arithmetic refuses a limb that is no 32-bit integer`() throws {
        var chance = SeededGenerator(seed: 257)
        for operation in Self.operations where operation.testDescription != "eq" {
            let call = try LibraryCall("math::u256::\(operation.testDescription)")
            for place in 0..<16 {
                var inputs = chance.edgedWideInteger().elements + chance.edgedWideInteger().elements
                inputs[place] = Felt(reducing: 1 << 32 + chance.next() % (1 << 31))
                #expect(throws: ExecutionError.self, "\(operation.testDescription) \(place)") {
                    try call(inputs)
                }
            }
        }
    }
}
