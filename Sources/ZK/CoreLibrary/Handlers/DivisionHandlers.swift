// SPDX-License-Identifier: MIT

import FieldArithmetic
import Processor

extension MachineView {
    /// The 32-bit limbs of an integer on the stack, the lowest one at `position`.
    fileprivate func limbs(_ position: Int, count: Int) throws(EventRefusal) -> [UInt32] {
        var limbs: [UInt32] = []
        for offset in 0..<count { limbs.append(try u32(position + offset)) }
        return limbs
    }

    /// An item that must be a 32-bit integer.
    func u32(_ position: Int) throws(EventRefusal) -> UInt32 {
        let item = item(position)
        guard let value = UInt32(exactly: item.value) else { throw .operand(item) }
        return value
    }
}

/// `[b_lo, b_hi, a_lo, a_hi]`: answers `q_hi, q_lo, r_hi, r_lo` of `a / b`.
func divideU64(_ view: MachineView) throws(EventRefusal) -> [AdviceMutation] {
    let limbs = try view.limbs(1, count: 4)
    let divisor = UInt64(limbs[1]) << 32 | UInt64(limbs[0])
    let dividend = UInt64(limbs[3]) << 32 | UInt64(limbs[2])
    guard divisor != 0 else { throw .divisionByZero }
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    return [
        .pushStack(
            [quotient >> 32, quotient, remainder >> 32, remainder].map(lowLimb)
        )
    ]
}

/// `[b0...b3, a0...a3]`: answers the limbs of the remainder, then of the quotient, of `a / b`.
func divideU128(_ view: MachineView) throws(EventRefusal) -> [AdviceMutation] {
    let limbs = try view.limbs(1, count: 8)
    func joined(_ range: Range<Int>) -> UInt128 {
        limbs[range].reversed().reduce(0) { $0 << 32 | UInt128($1) }
    }
    let (divisor, dividend) = (joined(0..<4), joined(4..<8))
    guard divisor != 0 else { throw .divisionByZero }
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    let answer = [remainder, quotient].flatMap { value in
        (0..<4).map { Felt(UInt32(truncatingIfNeeded: value >> (32 * UInt128($0)))) }
    }
    return [.pushStack(answer)]
}

/// `[a_hi, a_lo]`: answers `q_hi, q_lo, r` of the division by 12289.
func divideByFalconModulus(_ view: MachineView) throws(EventRefusal) -> [AdviceMutation] {
    let limbs = try view.limbs(1, count: 2)
    let dividend = UInt64(limbs[0]) << 32 | UInt64(limbs[1])
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: 12_289)
    return [.pushStack([quotient >> 32, quotient, remainder].map(lowLimb))]
}

private func lowLimb(_ value: UInt64) -> Felt { Felt(UInt32(truncatingIfNeeded: value)) }
