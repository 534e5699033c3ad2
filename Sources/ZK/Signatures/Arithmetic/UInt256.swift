// SPDX-License-Identifier: MIT

/// An unsigned integer of four limbs, lowest first.
struct UInt256: Hashable, Sendable {
    var limb0: UInt64
    var limb1: UInt64
    var limb2: UInt64
    var limb3: UInt64

    @inline(__always)
    init(_ limb0: UInt64, _ limb1: UInt64, _ limb2: UInt64, _ limb3: UInt64) {
        self.limb0 = limb0
        self.limb1 = limb1
        self.limb2 = limb2
        self.limb3 = limb3
    }

    @inline(__always) static var zero: UInt256 { UInt256(0, 0, 0, 0) }

    var isZero: Bool { limb0 | limb1 | limb2 | limb3 == 0 }

    /// The 32 bytes from `offset`, which must be there, lowest first.
    init(littleEndian bytes: [UInt8], at offset: Int = 0) {
        func limb(_ index: Int) -> UInt64 {
            (0..<8).reversed().reduce(0) { $0 << 8 | UInt64(bytes[offset + 8 * index + $1]) }
        }
        self.init(limb(0), limb(1), limb(2), limb(3))
    }

    /// The 32 bytes from `offset`, which must be there, highest first.
    init(bigEndian bytes: [UInt8], at offset: Int = 0) {
        self.init(littleEndian: bytes[offset..<offset + 32].reversed())
    }

    /// The 32 bytes, lowest first.
    var littleEndianBytes: [UInt8] {
        [limb0, limb1, limb2, limb3].flatMap { limb in
            (0..<8).map { UInt8(truncatingIfNeeded: limb >> UInt64(8 * $0)) }
        }
    }

    /// The 32 bytes, highest first.
    var bigEndianBytes: [UInt8] { littleEndianBytes.reversed() }

    /// The sum modulo 2^256 and whether it is smaller than the true one.
    @inline(__always)
    func adding(_ other: UInt256) -> (sum: UInt256, carries: Bool) {
        var carry: UInt64 = 0
        let sum0 = addWithCarry(limb0, other.limb0, &carry)
        let sum1 = addWithCarry(limb1, other.limb1, &carry)
        let sum2 = addWithCarry(limb2, other.limb2, &carry)
        let sum3 = addWithCarry(limb3, other.limb3, &carry)
        return (UInt256(sum0, sum1, sum2, sum3), carry != 0)
    }

    /// The difference modulo 2^256 and whether the true one is negative.
    @inline(__always)
    func subtracting(_ other: UInt256) -> (difference: UInt256, borrows: Bool) {
        var borrow: UInt64 = 0
        let difference0 = subtractWithBorrow(limb0, other.limb0, &borrow)
        let difference1 = subtractWithBorrow(limb1, other.limb1, &borrow)
        let difference2 = subtractWithBorrow(limb2, other.limb2, &borrow)
        let difference3 = subtractWithBorrow(limb3, other.limb3, &borrow)
        return (UInt256(difference0, difference1, difference2, difference3), borrow != 0)
    }

    /// Half the number, rounded down.
    @inline(__always)
    var halved: UInt256 {
        UInt256(
            limb0 >> 1 | limb1 << 63,
            limb1 >> 1 | limb2 << 63,
            limb2 >> 1 | limb3 << 63,
            limb3 >> 1
        )
    }

    /// The bit at `index`, in `0..<256`.
    func bit(_ index: Int) -> Bool {
        let limb =
            switch index >> 6 {
            case 0: limb0
            case 1: limb1
            case 2: limb2
            default: limb3
            }
        return limb >> UInt64(index & 63) & 1 == 1
    }
}

extension UInt256: Comparable {
    @inline(__always)
    static func < (lhs: UInt256, rhs: UInt256) -> Bool { lhs.subtracting(rhs).borrows }
}

@inline(__always)
private func addWithCarry(_ a: UInt64, _ b: UInt64, _ carry: inout UInt64) -> UInt64 {
    let (first, firstCarries) = a.addingReportingOverflow(b)
    let (sum, secondCarries) = first.addingReportingOverflow(carry)
    carry = (firstCarries ? 1 : 0) | (secondCarries ? 1 : 0)
    return sum
}

@inline(__always)
private func subtractWithBorrow(_ a: UInt64, _ b: UInt64, _ borrow: inout UInt64) -> UInt64 {
    let (first, firstBorrows) = a.subtractingReportingOverflow(b)
    let (difference, secondBorrows) = first.subtractingReportingOverflow(borrow)
    borrow = (firstBorrows ? 1 : 0) | (secondBorrows ? 1 : 0)
    return difference
}
