// SPDX-License-Identifier: MIT

extension Felt {
    /// `2^32 - 1`, which is `2^64 mod p`.
    @inlinable static var epsilon: UInt64 { 0xFFFF_FFFF }

    /// Adds modulo `p`.
    @inlinable public static func + (lhs: Felt, rhs: Felt) -> Felt {
        let (sum, carry) = lhs.value.addingReportingOverflow(rhs.value)
        let (reduced, borrow) = sum.subtractingReportingOverflow(0xFFFF_FFFF_0000_0001)
        return Felt(unchecked: carry || !borrow ? reduced : sum)
    }

    /// Subtracts modulo `p`.
    @inlinable public static func - (lhs: Felt, rhs: Felt) -> Felt {
        let (difference, borrow) = lhs.value.subtractingReportingOverflow(rhs.value)
        return Felt(unchecked: borrow ? difference &- epsilon : difference)
    }

    /// The additive inverse.
    @inlinable public static prefix func - (operand: Felt) -> Felt {
        Felt(unchecked: operand.value == 0 ? 0 : 0xFFFF_FFFF_0000_0001 &- operand.value)
    }

    /// Multiplies modulo `p`.
    @inlinable public static func * (lhs: Felt, rhs: Felt) -> Felt {
        let (high, low) = lhs.value.multipliedFullWidth(by: rhs.value)
        return reduce(high: high, low: low)
    }

    /// Reduces `high * 2^64 + low`, any 128-bit integer.
    @inlinable public static func reduce(high: UInt64, low: UInt64) -> Felt {
        // 2^64 = 2^32 - 1 and 2^96 = -1 modulo p.
        let highHigh = high >> 32
        let highLow = high & epsilon
        var (sum, borrow) = low.subtractingReportingOverflow(highHigh)
        if borrow { sum = sum &- epsilon }
        let (total, carry) = sum.addingReportingOverflow((highLow << 32) &- highLow)
        return Felt(reducing: carry ? total &+ epsilon : total)
    }

    /// Adds in place.
    @inlinable public static func += (lhs: inout Felt, rhs: Felt) { lhs = lhs + rhs }
    /// Subtracts in place.
    @inlinable public static func -= (lhs: inout Felt, rhs: Felt) { lhs = lhs - rhs }
    /// Multiplies in place.
    @inlinable public static func *= (lhs: inout Felt, rhs: Felt) { lhs = lhs * rhs }

    /// Twice the element.
    @inlinable public func doubled() -> Felt { self + self }

    /// The element `h` with `h + h == self`.
    @inlinable public func halved() -> Felt {
        let isOdd = value & 1 == 1
        return Felt(unchecked: (value >> 1) &+ (isOdd ? 0x7FFF_FFFF_8000_0001 : 0))
    }

    /// The element times itself.
    @inlinable public func squared() -> Felt { self * self }

    /// The seventh power: the S-box of the algebraic hashes.
    @inlinable public func seventhPower() -> Felt {
        let square = squared()
        let fourth = square.squared()
        return fourth * square * self
    }

    /// The element to the power of `exponent`; `0^0 = 1`.
    ///
    /// - Complexity: O(log `exponent`) multiplications; the time depends on the exponent.
    @inlinable public func power(_ exponent: UInt64) -> Felt {
        var result = Felt.one
        var base = self
        var remaining = exponent
        while remaining != 0 {
            if remaining & 1 == 1 { result *= base }
            base = base.squared()
            remaining >>= 1
        }
        return result
    }

    /// Raises to `2^count` by repeated squaring.
    @inlinable public func squared(times count: Int) -> Felt {
        var result = self
        for _ in 0..<count { result = result.squared() }
        return result
    }

    /// The multiplicative inverse; zero stays zero.
    ///
    /// - Complexity: 72 multiplications, whatever the value.
    @inlinable public func inverseOrZero() -> Felt {
        // p - 2 = 0xFFFFFFFE_FFFFFFFF: 31 ones, a zero, 32 ones.
        let ones2 = squared() * self
        let ones4 = ones2.squared(times: 2) * ones2
        let ones8 = ones4.squared(times: 4) * ones4
        let ones16 = ones8.squared(times: 8) * ones8
        let ones24 = ones16.squared(times: 8) * ones8
        let ones28 = ones24.squared(times: 4) * ones4
        let ones30 = ones28.squared(times: 2) * ones2
        let ones31 = ones30.squared() * self
        let ones32 = ones31.squared() * self
        return ones31.squared(times: 33) * ones32
    }

    /// The multiplicative inverse, nil for zero.
    @inlinable public func inverse() -> Felt? {
        value == 0 ? nil : inverseOrZero()
    }
}
