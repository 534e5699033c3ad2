// SPDX-License-Identifier: MIT

/// An integer modulo a prime of about 256 bits, in Montgomery form.
///
/// Timing may depend on values: only public data is handled.
struct PrimeFieldElement<Modulus: PrimeModulus>: Hashable, Sendable {
    /// The integer times 2^256, reduced.
    private let residue: UInt256

    @inline(__always)
    private init(residue: UInt256) { self.residue = residue }

    /// Reduces any integer.
    init(reducing integer: UInt256) {
        residue = Self.multiply(integer, Modulus.radixSquared)
    }

    /// Takes an integer below the prime; nil for any other.
    init?(canonical integer: UInt256) {
        guard integer < Modulus.modulus else { return nil }
        self.init(reducing: integer)
    }

    /// Reduces an integer of 64 bytes, lowest first.
    init(reducingWide bytes: [UInt8]) {
        let low = Self(reducing: UInt256(littleEndian: bytes))
        let high = Self(reducing: UInt256(littleEndian: bytes, at: 32))
        self = low + high * Self(residue: Modulus.radixSquared)
    }

    /// The integer, below the prime.
    var integer: UInt256 { Self.multiply(residue, UInt256(1, 0, 0, 0)) }

    static var zero: Self { Self(residue: .zero) }
    static var one: Self { Self(residue: Modulus.radix) }

    var isZero: Bool { residue.isZero }
    var isOdd: Bool { integer.limb0 & 1 == 1 }

    @inline(__always)
    static func + (lhs: Self, rhs: Self) -> Self {
        let (sum, carries) = lhs.residue.adding(rhs.residue)
        let (reduced, borrows) = sum.subtracting(Modulus.modulus)
        return Self(residue: carries || !borrows ? reduced : sum)
    }

    @inline(__always)
    static func - (lhs: Self, rhs: Self) -> Self {
        let (difference, borrows) = lhs.residue.subtracting(rhs.residue)
        return Self(
            residue: borrows ? difference.adding(Modulus.modulus).sum : difference
        )
    }

    @inline(__always)
    static prefix func - (element: Self) -> Self { zero - element }

    @inline(__always)
    static func * (lhs: Self, rhs: Self) -> Self {
        Self(residue: multiply(lhs.residue, rhs.residue))
    }

    @inline(__always)
    func doubled() -> Self { self + self }

    @inline(__always)
    func squared() -> Self { self * self }

    /// The power with a public exponent.
    func power(_ exponent: UInt256) -> Self {
        var table = [Self.one]
        for _ in 1..<16 { table.append(table[table.count - 1] * self) }
        var result = Self.one
        for nibble in (0..<64).reversed() {
            for _ in 0..<4 { result = result.squared() }
            var digit = 0
            for bit in (0..<4).reversed() {
                digit = digit << 1 | (exponent.bit(4 * nibble + bit) ? 1 : 0)
            }
            if digit != 0 { result = result * table[digit] }
        }
        return result
    }

    /// The inverse; zero for zero.
    func inverse() -> Self {
        power(Modulus.modulus.subtracting(UInt256(2, 0, 0, 0)).difference)
    }
}

extension PrimeFieldElement {
    /// A sum of five limbs that Montgomery multiplication moves down by one limb a step.
    private struct Accumulator {
        var limb0: UInt64 = 0
        var limb1: UInt64 = 0
        var limb2: UInt64 = 0
        var limb3: UInt64 = 0
        var limb4: UInt64 = 0

        /// Adds `factor * number`, then the multiple of the prime that clears the lowest limb.
        @inline(__always)
        mutating func step(_ factor: UInt64, _ number: UInt256) {
            var carry: UInt64 = 0
            limb0 = multiplyAdd(limb0, factor, number.limb0, &carry)
            limb1 = multiplyAdd(limb1, factor, number.limb1, &carry)
            limb2 = multiplyAdd(limb2, factor, number.limb2, &carry)
            limb3 = multiplyAdd(limb3, factor, number.limb3, &carry)
            let (top, topCarries) = limb4.addingReportingOverflow(carry)

            let prime = Modulus.modulus
            let multiple = limb0 &* Modulus.negatedInverse
            carry = 0
            _ = multiplyAdd(limb0, multiple, prime.limb0, &carry)
            limb0 = multiplyAdd(limb1, multiple, prime.limb1, &carry)
            limb1 = multiplyAdd(limb2, multiple, prime.limb2, &carry)
            limb2 = multiplyAdd(limb3, multiple, prime.limb3, &carry)
            let (sum, carries) = top.addingReportingOverflow(carry)
            limb3 = sum
            limb4 = (topCarries ? 1 : 0) &+ (carries ? 1 : 0)
        }
    }

    /// The product divided by 2^256, reduced.
    ///
    /// One factor must be below the prime.
    @inline(__always)
    private static func multiply(_ lhs: UInt256, _ rhs: UInt256) -> UInt256 {
        var accumulator = Accumulator()
        accumulator.step(lhs.limb0, rhs)
        accumulator.step(lhs.limb1, rhs)
        accumulator.step(lhs.limb2, rhs)
        accumulator.step(lhs.limb3, rhs)
        let sum = UInt256(
            accumulator.limb0,
            accumulator.limb1,
            accumulator.limb2,
            accumulator.limb3
        )
        let (reduced, borrows) = sum.subtracting(Modulus.modulus)
        return accumulator.limb4 != 0 || !borrows ? reduced : sum
    }
}

/// The low half of `start + factor * number + carry`; the high half becomes the carry.
@inline(__always)
private func multiplyAdd(
    _ start: UInt64,
    _ factor: UInt64,
    _ number: UInt64,
    _ carry: inout UInt64
) -> UInt64 {
    let (high, low) = factor.multipliedFullWidth(by: number)
    let (first, firstCarries) = low.addingReportingOverflow(start)
    let (sum, secondCarries) = first.addingReportingOverflow(carry)
    carry = high &+ (firstCarries ? 1 : 0) &+ (secondCarries ? 1 : 0)
    return sum
}
