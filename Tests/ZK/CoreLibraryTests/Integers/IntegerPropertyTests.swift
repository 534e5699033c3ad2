// SPDX-License-Identifier: MIT

import FieldArithmetic
import Processor
import TestSupport
import Testing

/// Integers of 64 and 128 bits behave as Swift's own.
@Suite struct IntegerPropertyTests {
    /// Two integers of one width.
    struct Operands: Sendable {
        let a: UInt128
        let b: UInt128
        let bitCount: Int

        var mask: UInt128 { bitCount == 128 ? .max : UInt128(UInt64.max) }

        func packed(_ value: UInt128) -> [Felt] {
            limbs(value & mask, bitCount / 32)
        }

        var carries: Bool { a > mask - b }

        var product: (high: UInt128, low: UInt128) {
            let product = a.multipliedFullWidth(by: b)
            return bitCount == 128 ? product : (product.low >> 64, product.low & mask)
        }
    }

    /// A binary operation and what it leaves.
    struct Operation: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let outputs: @Sendable (Operands) -> [Felt]

        /// An operation with any outputs.
        init(_ name: String, outputs: @escaping @Sendable (Operands) -> [Felt]) {
            testDescription = name
            self.outputs = outputs
        }

        /// An operation with one result of full width.
        init(_ name: String, _ result: @escaping @Sendable (UInt128, UInt128) -> UInt128) {
            self.init(name) { $0.packed(result($0.a, $0.b)) }
        }

        /// An operation that answers with a flag.
        init(flag name: String, _ result: @escaping @Sendable (UInt128, UInt128) -> Bool) {
            self.init(name) { [felt(result($0.a, $0.b))] }
        }
    }

    static let operations: [Operation] = [
        Operation("wrapping_add") { $0 &+ $1 }, Operation("wrapping_sub") { $0 &- $1 },
        Operation("wrapping_mul") { $0 &* $1 }, Operation("min") { min($0, $1) },
        Operation("max") { max($0, $1) }, Operation("and") { $0 & $1 },
        Operation("or") { $0 | $1 }, Operation("xor") { $0 ^ $1 },
        Operation(flag: "lt") { $0 < $1 }, Operation(flag: "lte") { $0 <= $1 },
        Operation(flag: "gt") { $0 > $1 }, Operation(flag: "gte") { $0 >= $1 },
        Operation(flag: "eq") { $0 == $1 }, Operation(flag: "neq") { $0 != $1 },
        Operation("overflowing_add") { [felt($0.carries)] + $0.packed($0.a &+ $0.b) },
        Operation("widening_add") { $0.packed($0.a &+ $0.b) + [felt($0.carries)] },
        Operation("overflowing_sub") { [felt($0.a < $0.b)] + $0.packed($0.a &- $0.b) },
        Operation("widening_mul") {
            // The wider one tells only that there is an upper half.
            let (high, low) = $0.product
            return $0.packed(low) + ($0.bitCount == 64 ? $0.packed(high) : [felt(high != 0)])
        },
    ]

    static let divisions: [Operation] = [
        Operation("div") { $0 / $1 }, Operation("mod") { $0 % $1 },
        Operation("divmod") { $0.packed($0.a % $0.b) + $0.packed($0.a / $0.b) },
    ]

    private func check(_ operation: Operation, bitCount: Int, isDivision: Bool) throws {
        let call = try LibraryCall("math::u\(bitCount)::\(operation.testDescription)")
        var chance = SeededGenerator(seed: UInt64(bitCount))
        for round in 0..<150 {
            let a = chance.edgedInteger(bitCount: bitCount)
            let b = round % 8 == 0 ? a : chance.edgedInteger(bitCount: bitCount)
            if isDivision && b == 0 { continue }
            let operands = Operands(a: a, b: b, bitCount: bitCount)
            let found = try call(operands.packed(b) + operands.packed(a))
            #expect(found == LibraryCall.left(operation.outputs(operands)), "\(a), \(b)")
        }
    }

    @Test(arguments: [64, 128], operations)
    func `two operands`(bitCount: Int, operation: Operation) throws {
        try check(operation, bitCount: bitCount, isDivision: false)
    }

    @Test func `products of 128 bits that overflow`() throws {
        let operation = Operation("overflowing_mul") {
            [felt($0.product.high != 0)] + $0.packed($0.product.low)
        }
        try check(operation, bitCount: 128, isDivision: false)
    }

    @Test(arguments: [64, 128], divisions)
    func `divisions with hints from the host`(bitCount: Int, operation: Operation) throws {
        try check(operation, bitCount: bitCount, isDivision: true)
    }

    @Test func `complements and comparisons with zero`() throws {
        let not = try LibraryCall("math::u128::not")
        let isZero = try [64, 128].map { try LibraryCall("math::u\($0)::eqz") }
        var chance = SeededGenerator(seed: 4)
        for _ in 0..<100 {
            let a = chance.edgedInteger(bitCount: 128)
            #expect(try not(limbs(a, 4)) == LibraryCall.left(limbs(~a, 4)), "\(a)")
            for (call, count) in zip(isZero, [2, 4]) {
                let value = limbs(a, count)
                let flag = felt(value.allSatisfy { $0 == .zero })
                #expect(try call(value) == LibraryCall.left([flag]), "\(a)")
            }
        }
    }

    @Test(arguments: [64, 128])
    func `shifts, rotations and counts`(bitCount: Int) throws {
        let limbCount = bitCount / 32
        let names = ["shl", "shr", "rotl", "rotr"]
        let calls = try names.map { try LibraryCall("math::u\(bitCount)::\($0)") }
        let counts = try ["clz", "ctz", "clo", "cto"].map {
            try LibraryCall("math::u\(bitCount)::\($0)")
        }
        var chance = SeededGenerator(seed: 3)
        for amount in 0..<bitCount {
            let a = chance.edgedInteger(bitCount: bitCount)
            let operands = Operands(a: a, b: a, bitCount: bitCount)
            let n = UInt128(amount)
            let back = UInt128(bitCount) - n
            let turned = amount == 0 ? a : a << n | a >> back
            let returned = amount == 0 ? a : a >> n | a << back
            let inputs = limbs(a, limbCount)
            for (call, value) in zip(calls, [a << n, a >> n, turned, returned]) {
                let found = try call([felt(amount)] + inputs)
                #expect(found == LibraryCall.left(operands.packed(value)), "\(a) \(n)")
            }
            let leading = a.leadingZeroBitCount - (128 - bitCount)
            let ones = ~a & operands.mask
            let expectedCounts = [
                leading, min(bitCount, a.trailingZeroBitCount),
                ones.leadingZeroBitCount - (128 - bitCount),
                min(bitCount, ones.trailingZeroBitCount),
            ]
            for (call, count) in zip(counts, expectedCounts) {
                #expect(try call(inputs) == LibraryCall.left([felt(count)]), "\(a)")
            }
        }
    }

    @Test(arguments: [64, 128])
    func `shifts by the width and beyond fail`(bitCount: Int) throws {
        var chance = SeededGenerator(seed: 5)
        // Rotations of 64 bits take the amount modulo what they need.
        for name in ["shl", "shr"] + (bitCount == 128 ? ["rotl", "rotr"] : []) {
            let call = try LibraryCall("math::u\(bitCount)::\(name)")
            for amount in [UInt64(bitCount), UInt64(bitCount) + 1, 255, 1 << 31, 1 << 32] {
                let a = chance.edgedInteger(bitCount: bitCount)
                #expect(throws: ExecutionError.self, "\(name) \(amount)") {
                    try call([Felt(reducing: amount)] + limbs(a, bitCount / 32))
                }
            }
        }
    }
}
