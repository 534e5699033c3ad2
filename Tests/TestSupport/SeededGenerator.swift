// SPDX-License-Identifier: MIT

public import FieldArithmetic

/// SplitMix64: a test's only source of chance.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Starts a stream that depends on `seed` alone.
    public init(seed: UInt64) { state = seed }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    /// A field element, all values alike.
    public mutating func felt() -> Felt { Felt(reducing: next()) }

    /// An extension element.
    public mutating func quadFelt() -> QuadFelt { QuadFelt(felt(), felt()) }

    /// A word.
    public mutating func word() -> Word { Word(felt(), felt(), felt(), felt()) }

    /// `count` bytes.
    public mutating func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) }
    }
}
