// SPDX-License-Identifier: MIT

public import FieldArithmetic

/// A 32-byte hash value as four 64-bit lanes, little-endian.
///
/// For the algebraic hashes the lanes are the canonical elements of a word.
@frozen public struct Digest: Hashable, Sendable {
    /// Bytes 0..<8.
    public let lane0: UInt64
    /// Bytes 8..<16.
    public let lane1: UInt64
    /// Bytes 16..<24.
    public let lane2: UInt64
    /// Bytes 24..<32.
    public let lane3: UInt64

    /// Creates a digest from its lanes, lowest first.
    @inlinable public init(_ lane0: UInt64, _ lane1: UInt64, _ lane2: UInt64, _ lane3: UInt64) {
        self.lane0 = lane0
        self.lane1 = lane1
        self.lane2 = lane2
        self.lane3 = lane3
    }

    /// 32 zero bytes.
    @inlinable public static var zero: Digest { Digest(0, 0, 0, 0) }

    /// The digest with the lanes of a word.
    @inlinable public init(_ word: Word) {
        self.init(word.e0.value, word.e1.value, word.e2.value, word.e3.value)
    }

    /// The word with these lanes, each reduced modulo `p`.
    @inlinable public var word: Word {
        Word(
            Felt(reducing: lane0),
            Felt(reducing: lane1),
            Felt(reducing: lane2),
            Felt(reducing: lane3)
        )
    }

    /// Creates a digest from the first 32 of `bytes`, which must hold as many.
    public init(bytes: [UInt8], at offset: Int = 0) {
        self.init(
            littleEndian(bytes, at: offset),
            littleEndian(bytes, at: offset + 8),
            littleEndian(bytes, at: offset + 16),
            littleEndian(bytes, at: offset + 24)
        )
    }

    /// The 32 bytes.
    public var bytes: [UInt8] { [lane0, lane1, lane2, lane3].flatMap(littleEndianBytes) }
}

/// The eight bytes at `offset` as an integer.
func littleEndian(_ bytes: [UInt8], at offset: Int) -> UInt64 {
    var value: UInt64 = 0
    for index in (offset..<offset + 8).reversed() { value = value << 8 | UInt64(bytes[index]) }
    return value
}

/// The eight bytes of an integer, lowest first.
func littleEndianBytes(_ value: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: value >> UInt64(8 * $0)) }
}
