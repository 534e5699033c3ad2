// SPDX-License-Identifier: MIT

import FieldArithmetic

/// The greatest 32-bit integer.
let u32Max: UInt64 = 0xFFFF_FFFF

extension OperandWindow {
    /// True if the top items are 32-bit integers.
    @inline(__always)
    private var isU32Pair: Bool { (top[0].value | top[1].value) <= u32Max }

    @inline(__always)
    private var isU32Triple: Bool {
        (top[0].value | top[1].value | top[2].value) <= u32Max
    }

    /// Writes the halves of an integer into items 0 and 1, the low one on top.
    @inline(__always)
    private func setHalves(_ value: UInt64) {
        top[0] = Felt(reducing: value & u32Max)
        top[1] = Felt(reducing: value >> 32)
    }

    @inline(__always)
    mutating func u32Split() {
        let value = top[0].value
        top[0] = Felt(reducing: value >> 32)
        push(Felt(reducing: value & u32Max))
        noteLimbs(ofElement: value)
    }

    @inline(__always)
    func u32Assert2() -> Bool {
        guard isU32Pair else { return false }
        noteLimbs(top[1].value, top[0].value)
        return true
    }

    @inline(__always)
    func u32Add() -> Bool {
        guard isU32Pair else { return false }
        let sum = top[0].value &+ top[1].value
        setHalves(sum)
        noteLimbs(sum & u32Max, sum >> 32)
        return true
    }

    @inline(__always)
    mutating func u32Add3() -> Bool {
        guard isU32Triple else { return false }
        let sum = top[0].value &+ top[1].value &+ top[2].value
        pop()
        setHalves(sum)
        noteLimbs(sum & u32Max, sum >> 32)
        return true
    }

    @inline(__always)
    func u32Sub() -> Bool {
        guard isU32Pair else { return false }
        let difference = top[1].value &- top[0].value
        top[0] = Felt(reducing: difference >> 63)
        top[1] = Felt(reducing: difference & u32Max)
        noteLimbs(difference & u32Max, 0)
        return true
    }

    @inline(__always)
    func u32Mul() -> Bool {
        guard isU32Pair else { return false }
        let product = top[0].value &* top[1].value
        setHalves(product)
        noteLimbs(ofElement: product)
        return true
    }

    @inline(__always)
    mutating func u32Madd() -> Bool {
        guard isU32Triple else { return false }
        // (2^32 - 1)^2 + 2^32 - 1 is below 2^64.
        let result = top[0].value &* top[1].value &+ top[2].value
        pop()
        setHalves(result)
        noteLimbs(ofElement: result)
        return true
    }

    @inline(__always)
    func u32Div() -> Bool {
        guard isU32Pair, top[0] != .zero else { return false }
        let (divisor, dividend) = (top[0].value, top[1].value)
        let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
        top[0] = Felt(reducing: remainder)
        top[1] = Felt(reducing: quotient)
        noteLimbs(dividend &- quotient, divisor &- remainder &- 1)
        return true
    }

    @inline(__always)
    mutating func u32Bitwise(isXor: Bool) -> Bool {
        guard isU32Pair else { return false }
        let left = top[0]
        pop()
        let right = top[0]
        top[0] = Felt(reducing: isXor ? left.value ^ right.value : left.value & right.value)
        noteBitwise(left, right, isXor: isXor)
        return true
    }
}
