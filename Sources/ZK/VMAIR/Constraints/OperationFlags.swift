// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic
import VMCore

/// Flags of the operation on a row: polynomials of its bits that are one for it, zero for others.
///
/// Flags share their products: those of a prefix, and of the bits below it, are made once.
struct OperationFlags {
    let decoder: DecoderColumns<Expression>
    /// `bits[i][v]` is one if bit `i` of the code is `v`.
    private let bits: [[Expression]]
    /// The flag of each code that an operation has, made beforehand.
    ///
    /// Shape `[128]`.
    private var flags: [Expression?] = Array(repeating: nil, count: 128)

    init(_ decoder: DecoderColumns<Expression>) {
        self.decoder = decoder
        bits = decoder.operationBits.map { [$0.complement, $0] }
        for code in Opcode.allCases {
            flags[Int(code.rawValue)] = product(for: Int(code.rawValue))
        }
    }

    /// The flag of one operation, of degree 7, 6, 5 or 4 by the prefix of its code.
    subscript(code: Opcode) -> Expression {
        flags[Int(code.rawValue)] ?? product(for: Int(code.rawValue))
    }

    /// The flag of the code `0x06`, which no operation has but the stack's rules count.
    var unused06: Expression { product(for: 0x06) }

    /// The flag of the code `0x2F`, which no operation has but the stack's rules count.
    var unused2F: Expression { product(for: 0x2F) }

    private func product(for value: Int) -> Expression {
        switch value >> 4 {
        case 0, 1, 2, 3:
            let high = bit(5, of: value) * bit(4, of: value) * bits[6][0]
            return high * bits321(of: value) * bit(0, of: value)
        case 4: return isU32 * bits321(of: value)
        case 5: return decoder.prefix101 * (bits321(of: value) * bit(0, of: value))
        default: return bit(4, of: value) * bits32(of: value) * decoder.prefix11
        }
    }

    /// The sum of the flags of some operations.
    subscript(codes: [Opcode]) -> Expression {
        let first = codes[0]
        return codes.dropFirst().reduce(self[first]) { $0 + self[$1] }
    }

    private func bit(_ position: Int, of value: Int) -> Expression {
        bits[position][value >> position & 1]
    }

    private func bits32(of value: Int) -> Expression {
        bit(3, of: value) * bit(2, of: value)
    }

    private func bits321(of value: Int) -> Expression {
        bits32(of: value) * bit(1, of: value)
    }

    // MARK: Families of operations, by prefix

    /// The operations with prefix 100, all of which range-check four helper values.
    var isU32: Expression { bits[6][1] * bits[5][0] * bits[4][0] }

    /// The operations with prefix 010: all but one shift the stack to the left.
    private var hasPrefix010: Expression { bits[6][0] * bits[5][1] * bits[4][0] }

    /// The operations with prefix 011, all of which push one item.
    private var hasPrefix011: Expression { bits[6][0] * bits[5][1] * bits[4][1] }

    /// U32ADD3 and U32MADD: three items become two.
    private var isThreeToTwo: Expression { isU32 * bits[3][1] * bits[2][1] }

    /// END of a loop that was entered: the condition leaves the stack.
    var isLoopEnd: Expression { self[.end] * decoder.isLoop }

    /// The stack grows by one item at the bottom of its top sixteen.
    ///
    /// On a row of one operation it is the sum of the flags of what pushes, at a lower degree.
    var shiftsRight: Expression { hasPrefix011 + self[.push] + self[.u32Split] }

    /// The stack shrinks by one item at the bottom of its top sixteen.
    ///
    /// DYNCALL does too, but saves the shrunken stack with the caller's state and has rules of
    /// its own.
    var shiftsLeft: Expression {
        let control = self[[.split, .loop, .repeat, .dyn]]
        return hasPrefix010 + isThreeToTwo + control + isLoopEnd
    }

    /// The operations outside basic blocks.
    var isControlFlow: Expression {
        let blockStarts = bits[3][0] * bits[2][1] * decoder.prefix101
        let blockSteps = bits[4][1] * decoder.prefix11
        return blockStarts + blockSteps + self[[.dyncall, .dyn, .syscall, .call]]
    }
}

/// Flags of the four operations that a row must foresee on the row after it.
struct NextOperationFlags {
    let isEnd: Expression
    let isRepeat: Expression
    let isRespan: Expression
    let isHalt: Expression

    init(_ next: DecoderColumns<Expression>) {
        let prefix = next.prefix11 * next.operationBits[4]
        let (b3, b2) = (next.operationBits[3], next.operationBits[2])
        isEnd = prefix * (b3.complement * b2.complement)
        isRepeat = prefix * (b3.complement * b2)
        isRespan = prefix * (b3 * b2.complement)
        isHalt = prefix * (b3 * b2)
    }
}
