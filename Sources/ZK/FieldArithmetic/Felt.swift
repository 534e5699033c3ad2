// SPDX-License-Identifier: MIT

/// An element of the Goldilocks field `F_p`, `p = 2^64 - 2^32 + 1`.
///
/// Stored canonically: `value < p` always. Every operation is a handful of integer instructions,
/// none traps, and none depends on the value in its timing except where the name says so.
@frozen public struct Felt: Hashable, Sendable {
    /// The field modulus `p`.
    public static let modulus: UInt64 = 0xFFFF_FFFF_0000_0001

    /// The canonical representative, in `0 ..< p`.
    public let value: UInt64

    /// Creates an element from a canonical representative.
    /// - Throws: ``FeltError/notCanonical(_:)`` if `value >= p`.
    @inlinable public init(canonical value: UInt64) throws(FeltError) {
        guard value < 0xFFFF_FFFF_0000_0001 else { throw .notCanonical(value) }
        self.value = value
    }

    /// Creates the element congruent to any 64-bit integer.
    @inlinable public init(reducing value: UInt64) {
        self.value = value >= 0xFFFF_FFFF_0000_0001 ? value &- 0xFFFF_FFFF_0000_0001 : value
    }

    /// Creates an element from an integer that always fits.
    @inlinable public init(_ value: UInt32) {
        self.value = UInt64(value)
    }

    @inlinable init(unchecked value: UInt64) {
        assert(value < 0xFFFF_FFFF_0000_0001)
        self.value = value
    }

    /// The additive identity.
    @inlinable public static var zero: Felt { Felt(unchecked: 0) }
    /// The multiplicative identity.
    @inlinable public static var one: Felt { Felt(unchecked: 1) }
}

/// Why an integer or a text is no field element.
public enum FeltError: Error, Equatable, Sendable {
    /// The integer is `p` or more.
    case notCanonical(UInt64)
    /// The text is no word of four canonical elements.
    case malformedText
}

extension Felt: ExpressibleByIntegerLiteral {
    /// Creates an element from a literal below `p`.
    @inlinable public init(integerLiteral value: UInt64) {
        precondition(value < 0xFFFF_FFFF_0000_0001)
        self.value = value
    }
}

extension Felt: Comparable {
    /// Orders by canonical value.
    @inlinable public static func < (lhs: Felt, rhs: Felt) -> Bool { lhs.value < rhs.value }
}
