// SPDX-License-Identifier: MIT

public import FieldArithmetic

/// A word of memory and where it is.
public struct MemoryWord: Hashable, Sendable {
    /// The address of element 0, a multiple of four.
    public let address: UInt32
    /// The word.
    public let value: Word
}
