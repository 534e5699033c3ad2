// SPDX-License-Identifier: MIT

import FieldArithmetic
import TestSupport
import Testing

/// Integers of 64 and 128 bits behave as Swift's own.
@Suite struct IntegerPropertyTests {
    /// A binary operation and the limbs that it leaves.
    struct Operation: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let result: @Sendable (_ a: UInt128, _ b: UInt128, _ mask: UInt128) -> [(UInt128, Int)]

        /// An operation with one result of full width.
        init(_ name: String, _ result: @escaping @Sendable (UInt128, UInt128) -> UInt128) {
            testDescription = name
            self.result = { a, b, mask in [(result(a, b) & mask, 0)] }
        }

        /// An operation that answers with a flag.
        init(flag name: String, _ result: @escaping @Sendable (UInt128, UInt128) -> Bool) {
            testDescription = name
            self.result = { a, b, _ in [(result(a, b) ? 1 : 0, 1)] }
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
    ]

    static let divisions: [Operation] = [
        Operation("div") { $0 / $1 }, Operation("mod") { $0 % $1 },
    ]

    static let fillers = (0..<8).map { Felt(UInt32(7_000 + $0)) }

    private func check(_ operation: Operation, bitCount: Int, isDivision: Bool) throws {
        let limbCount = bitCount / 32
        let mask = bitCount == 128 ? UInt128.max : UInt128(UInt64.max)
        let call = try LibraryCall("math::u\(bitCount)::\(operation.testDescription)")
        var chance = SeededGenerator(seed: UInt64(bitCount))
        for round in 0..<150 {
            let a = chance.edgedInteger(bitCount: bitCount)
            let b = round % 8 == 0 ? a : chance.edgedInteger(bitCount: bitCount)
            if isDivision && b == 0 { continue }
            let stack = limbs(b, limbCount) + limbs(a, limbCount) + Self.fillers
            let expected = operation.result(a, b, mask).flatMap { value, count in
                limbs(value, count == 0 ? limbCount : count)
            }
            let found = try call(stack)
            let below = Array(found[expected.count...].prefix(8))
            #expect(Array(found.prefix(expected.count)) == expected, "\(a), \(b)")
            #expect(below == Self.fillers, "\(a), \(b)")
        }
    }

    @Test(arguments: [64, 128], operations)
    func `two operands`(bitCount: Int, operation: Operation) throws {
        try check(operation, bitCount: bitCount, isDivision: false)
    }

    @Test(arguments: [64, 128], divisions)
    func `divisions with hints from the host`(bitCount: Int, operation: Operation) throws {
        try check(operation, bitCount: bitCount, isDivision: true)
    }

    @Test(arguments: [64, 128])
    func `shifts, rotations and counts`(bitCount: Int) throws {
        let limbCount = bitCount / 32
        let mask = bitCount == 128 ? UInt128.max : UInt128(UInt64.max)
        let names = ["shl", "shr", "rotl", "rotr"]
        let calls = try names.map { try LibraryCall("math::u\(bitCount)::\($0)") }
        let counts = try ["clz", "ctz", "clo", "cto"].map {
            try LibraryCall("math::u\(bitCount)::\($0)")
        }
        var chance = SeededGenerator(seed: 3)
        for amount in 0..<bitCount {
            let a = chance.edgedInteger(bitCount: bitCount)
            let n = UInt128(amount)
            let back = UInt128(bitCount) - n
            let turned = amount == 0 ? a : (a << n | a >> back) & mask
            let returned = amount == 0 ? a : (a >> n | a << back) & mask
            let expected = [(a << n) & mask, a >> n, turned, returned]
            let stack = [Felt(UInt32(amount))] + limbs(a, limbCount) + Self.fillers
            for (call, value) in zip(calls, expected) {
                let found = try call(stack)
                #expect(Array(found.prefix(limbCount)) == limbs(value, limbCount), "\(a) \(n)")
            }
            let leading = a.leadingZeroBitCount - (128 - bitCount)
            let ones = ~a & mask
            let expectedCounts = [
                leading, min(bitCount, a.trailingZeroBitCount),
                ones.leadingZeroBitCount - (128 - bitCount),
                min(bitCount, ones.trailingZeroBitCount),
            ]
            for (call, count) in zip(counts, expectedCounts) {
                let found = try call(limbs(a, limbCount) + Self.fillers)
                #expect(found[0] == Felt(UInt32(count)), "\(a)")
            }
        }
    }
}
