// SPDX-License-Identifier: MIT

/// What may or must stand behind the name of an instruction.
enum ImmediateShape: Hashable, Sendable {
    /// Nothing.
    case none
    /// A field element, decimal or hexadecimal, or a constant; or nothing.
    case felt
    /// A number below 2^32 in any base, or a constant; or nothing.
    case u32
    /// A decimal number below 32, or a constant; or nothing.
    case shift
    /// An exponent, or `uN` for its width; or nothing.
    case exponent
    /// A decimal number in a range; or nothing, if there is a default.
    case position(ClosedRange<Int>, default: Int?)
    /// The index of a local, decimal below 2^16, or a constant.
    case local
    /// `.err=` and a text; or nothing.
    case errorText
    /// 0, 4 or 8; or nothing for 0.
    case padding
    /// One to sixteen values, or a word, or a part of one.
    case push
    /// A name, a path or a root.
    case target
    /// An event's constant or `event("...")`; or nothing.
    case event
    /// A number below 2^32 in any base, or a constant.
    case number
    /// Up to so many numbers or constants below 2^bits.
    case numbers(most: Int, bits: Int)
}
