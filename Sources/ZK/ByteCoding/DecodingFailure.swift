// SPDX-License-Identifier: MIT

/// Why bytes were refused, and where.
public struct DecodingFailure: Error, Equatable, Sendable {
    /// The position, in bytes from the start, of the item that was refused.
    public let offset: Int
    /// What is wrong with it.
    public let cause: Cause

    /// Creates a failure at a position.
    public init(offset: Int, cause: Cause) {
        self.offset = offset
        self.cause = cause
    }

    /// What is wrong with an item.
    public enum Cause: Equatable, Sendable {
        /// The item needs more bytes than are left.
        case truncated(needed: Int, remaining: Int)
        /// The item needs more bytes than the reader may take.
        case overBudget(needed: Int, left: Int)
        /// A count announces more items than the remaining bytes or the budget can hold.
        case countOverBudget(count: UInt64, limit: Int)
        /// A field element is `p` or more.
        case nonCanonicalFelt(UInt64)
        /// A tag byte is none of those that are defined here.
        case unknownTag(UInt8)
        /// Text is not UTF-8.
        case invalidUTF8
        /// The object ends here but bytes follow.
        case trailingBytes(Int)
        /// A rule of the object is broken.
        case expected(Expectation)
    }

    /// A rule in words, for people: "a depth of at most 64".
    public struct Expectation: Equatable, Sendable, ExpressibleByStringLiteral {
        /// The rule, as a noun phrase.
        public let text: StaticString

        /// Names a rule.
        public init(stringLiteral text: StaticString) { self.text = text }

        /// Compares the texts.
        public static func == (lhs: Expectation, rhs: Expectation) -> Bool {
            guard lhs.text.utf8CodeUnitCount == rhs.text.utf8CodeUnitCount else { return false }
            for index in 0..<lhs.text.utf8CodeUnitCount
            where lhs.text.utf8Start[index] != rhs.text.utf8Start[index] { return false }
            return true
        }
    }
}
