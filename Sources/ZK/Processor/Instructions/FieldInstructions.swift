// SPDX-License-Identifier: MIT

import FieldArithmetic

extension OperandWindow {
    @inline(__always)
    mutating func add() {
        let item = top[0]
        pop()
        top[0] += item
    }

    @inline(__always)
    mutating func mul() {
        let item = top[0]
        pop()
        top[0] *= item
    }

    @inline(__always)
    func inv() -> Bool {
        guard top[0] != .zero else { return false }
        top[0] = top[0].inverseOrZero()
        return true
    }

    @inline(__always)
    mutating func eq() {
        let item = top[0]
        pop()
        noteComparison(item - top[0])
        top[0] = item == top[0] ? .one : .zero
    }

    @inline(__always)
    func eqz() {
        noteComparison(top[0])
        top[0] = top[0] == .zero ? .one : .zero
    }

    /// True if an item is zero or one.
    @inline(__always)
    func isBinary(_ position: Int) -> Bool { top[position].value <= 1 }

    @inline(__always)
    func not() -> Bool {
        guard isBinary(0) else { return false }
        top[0] = .one - top[0]
        return true
    }

    @inline(__always)
    mutating func and() -> Bool {
        guard isBinary(0), isBinary(1) else { return false }
        let item = top[0]
        pop()
        top[0] = Felt(reducing: item.value & top[0].value)
        return true
    }

    @inline(__always)
    mutating func or() -> Bool {
        guard isBinary(0), isBinary(1) else { return false }
        let item = top[0]
        pop()
        top[0] = Felt(reducing: item.value | top[0].value)
        return true
    }

    /// One step of raising a base to a power, least significant bit first.
    @inline(__always)
    func expAcc() {
        let (base, exponent) = (top[1], top[3].value)
        let bit = exponent & 1
        noteFactor(bit == 1 ? base : .one)
        top[0] = bit == 1 ? .one : .zero
        if bit == 1 { top[2] *= base }
        top[1] = base.squared()
        top[3] = Felt(reducing: exponent >> 1)
    }

    /// Multiplies two elements of the quadratic extension.
    @inline(__always)
    func ext2Mul() {
        let product = QuadFelt(top[0], top[1]) * QuadFelt(top[2], top[3])
        top[2] = product.c0
        top[3] = product.c1
    }

    @inline(__always)
    mutating func assertOne() -> Bool {
        guard top[0] == .one else { return false }
        pop()
        return true
    }
}
