// SPDX-License-Identifier: MIT

import FieldArithmetic

/// The immediate of an instruction, after names gave way to values.
enum Argument: Hashable, Sendable {
    /// None.
    case none
    /// A number.
    case number(UInt64)
    /// Up to two numbers.
    case numbers([UInt64])
    /// The width of an exponent.
    case bits(UInt64)
    /// A word.
    case word(Word)
    /// A part of a word.
    case slice(Word, start: Int, end: Int)
    /// The text of an error.
    case error(String)
}
