// SPDX-License-Identifier: MIT

import FieldArithmetic
import TestSupport

/// Limbs of 32 bits, the least significant one first.
func limbs(_ value: UInt128, _ count: Int) -> [Felt] {
    (0..<count).map { Felt(UInt32(truncatingIfNeeded: value >> (32 * $0))) }
}

/// A flag as an element.
func felt(_ flag: Bool) -> Felt { flag ? .one : .zero }

/// A number as an element.
func felt(_ number: Int) -> Felt { Felt(UInt32(number)) }

extension SeededGenerator {
    /// A number from zero up to a limit.
    mutating func number(below limit: Int) -> Int { Int(next() % UInt64(limit)) }

    /// An integer that is often at an edge: small, near a power of two, or with runs of ones.
    mutating func edgedInteger(bitCount: Int) -> UInt128 {
        let mask = bitCount == 128 ? UInt128.max : (1 << UInt128(bitCount)) - 1
        let random = UInt128(next()) << 64 | UInt128(next())
        let shift = UInt128(next() % UInt64(bitCount))
        switch next() % 6 {
        case 0: return UInt128(next() % 4)
        case 1: return mask - UInt128(next() % 4)
        case 2: return (UInt128(1) << shift) & mask
        case 3: return ((UInt128(1) << shift) &- 1) & mask
        case 4: return (random >> shift) & mask
        default: return random & mask
        }
    }

    /// An element that is often at an edge of the field or of 32 bits.
    mutating func edgedFelt() -> Felt {
        switch next() % 4 {
        case 0: Felt(reducing: UInt64(edgedInteger(bitCount: 64)))
        case 1: Felt(UInt32(edgedInteger(bitCount: 32)))
        case 2: Felt(reducing: Felt.modulus - 1 - next() % 4)
        default: felt()
        }
    }

    /// A word of such elements.
    mutating func edgedWord() -> Word {
        Word(edgedFelt(), edgedFelt(), edgedFelt(), edgedFelt())
    }

    /// Elements, `count` of them.
    mutating func felts(_ count: Int) -> [Felt] { (0..<count).map { _ in edgedFelt() } }

    /// Bytes of which one bit was turned.
    mutating func flipped(_ bytes: [UInt8]) -> [UInt8] {
        var result = bytes
        result[number(below: bytes.count)] ^= 1 << UInt8(next() % 8)
        return result
    }
}
