// SPDX-License-Identifier: MIT

import FieldArithmetic
import TestSupport

/// An integer of 256 bits as two halves that Swift can compute with.
struct WideInteger: Equatable, Sendable {
    var high: UInt128
    var low: UInt128

    /// Eight limbs, the least significant one first.
    var elements: [Felt] { limbs(low, 4) + limbs(high, 4) }

    /// Combines the halves of two integers.
    func halves(
        with other: WideInteger,
        _ combine: (UInt128, UInt128) -> UInt128
    ) -> WideInteger {
        WideInteger(high: combine(high, other.high), low: combine(low, other.low))
    }

    /// The sum modulo 2^256, and whether it was reduced.
    func adding(_ other: WideInteger) -> (sum: WideInteger, overflows: Bool) {
        let (low, carries) = self.low.addingReportingOverflow(other.low)
        let (sum, first) = high.addingReportingOverflow(other.high)
        let (high, second) = sum.addingReportingOverflow(carries ? 1 : 0)
        return (WideInteger(high: high, low: low), first || second)
    }

    /// The difference modulo 2^256, and whether it was negative.
    func subtracting(_ other: WideInteger) -> (difference: WideInteger, underflows: Bool) {
        let (low, borrows) = self.low.subtractingReportingOverflow(other.low)
        let (difference, first) = high.subtractingReportingOverflow(other.high)
        let (high, second) = difference.subtractingReportingOverflow(borrows ? 1 : 0)
        return (WideInteger(high: high, low: low), first || second)
    }

    /// The product modulo 2^256.
    func multiplied(by other: WideInteger) -> WideInteger {
        let product = low.multipliedFullWidth(by: other.low)
        let mixed = high &* other.low &+ low &* other.high
        return WideInteger(high: product.high &+ mixed, low: product.low)
    }
}

extension SeededGenerator {
    /// An integer that is often at an edge, also at that between the halves.
    mutating func edgedWideInteger() -> WideInteger {
        let low = edgedInteger(bitCount: 128)
        return WideInteger(high: next() % 4 == 0 ? 0 : edgedInteger(bitCount: 128), low: low)
    }
}
