// SPDX-License-Identifier: MIT

/// Four field elements: a digest of the algebraic hashes, a key, a value.
///
/// Bytes are the elements in order, 8 bytes little-endian each.
@frozen public struct Word: Hashable, Sendable {
    /// Element 0.
    public let e0: Felt
    /// Element 1.
    public let e1: Felt
    /// Element 2.
    public let e2: Felt
    /// Element 3, the most significant in the order of words.
    public let e3: Felt

    /// Creates a word from its elements, element 0 first.
    @inlinable public init(_ e0: Felt, _ e1: Felt, _ e2: Felt, _ e3: Felt) {
        self.e0 = e0
        self.e1 = e1
        self.e2 = e2
        self.e3 = e3
    }

    /// The word of four zeros.
    @inlinable public static var zero: Word { Word(.zero, .zero, .zero, .zero) }

    /// The element at `index`, in `0..<4`.
    @inlinable public subscript(index: Int) -> Felt {
        switch index {
        case 0: e0
        case 1: e1
        case 2: e2
        default: e3
        }
    }

    /// The elements, element 0 first.
    ///
    /// Shape `[4]`.
    @inlinable public var elements: [Felt] { [e0, e1, e2, e3] }

    /// Creates a word from the four elements that start at `offset`.
    @inlinable public init(_ elements: [Felt], at offset: Int = 0) {
        self.init(
            elements[offset],
            elements[offset + 1],
            elements[offset + 2],
            elements[offset + 3]
        )
    }
}

extension Word: Comparable {
    /// Compares element 3 first and element 0 last, numerically.
    @inlinable public static func < (lhs: Word, rhs: Word) -> Bool {
        if lhs.e3 != rhs.e3 { return lhs.e3 < rhs.e3 }
        if lhs.e2 != rhs.e2 { return lhs.e2 < rhs.e2 }
        if lhs.e1 != rhs.e1 { return lhs.e1 < rhs.e1 }
        return lhs.e0 < rhs.e0
    }
}
