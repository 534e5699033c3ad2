// SPDX-License-Identifier: MIT

/// A parsed JSON value.
public enum JSON: Sendable, Equatable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number written without fraction and exponent, of at most 64 bits with sign.
    case integer(Int64)
    /// A number written with fraction or exponent.
    case real(Double)
    /// A string.
    case string(String)
    /// An array, in order.
    case array([JSON])
    /// An object, its members in the order of the text and no name twice.
    case object([Member])

    /// One member of an object.
    public struct Member: Sendable, Equatable {
        /// The name.
        public let name: String
        /// The value.
        public let value: JSON

        /// Pairs a name with a value.
        public init(_ name: String, _ value: JSON) {
            self.name = name
            self.value = value
        }
    }

    /// The value of the member `name`; `nil` when this is no object or has no such member.
    ///
    /// - Complexity: linear in the number of members.
    public subscript(_ name: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The text of a string; `nil` for all else.
    public var text: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The items of an array; `nil` for all else.
    public var items: [JSON]? {
        if case .array(let items) = self { items } else { nil }
    }

    /// The members of an object; `nil` for all else.
    public var members: [Member]? {
        if case .object(let members) = self { members } else { nil }
    }

    /// A truth value; `nil` for all else.
    public var flag: Bool? {
        if case .bool(let flag) = self { flag } else { nil }
    }

    /// An integer of at most 32 bits without sign, given as a number.
    public var uint32: UInt32? {
        if case .integer(let value) = self { UInt32(exactly: value) } else { nil }
    }

    /// An integer of at most 64 bits without sign, given as a number or as decimal digits.
    ///
    /// Digits may have no sign and no leading zeros, so that each value has one text.
    public var uint64: UInt64? {
        switch self {
        case .integer(let value): return UInt64(exactly: value)
        case .string(let text):
            guard let value = UInt64(text), String(value) == text else { return nil }
            return value
        default: return nil
        }
    }
}
