// SPDX-License-Identifier: MIT

public import FieldArithmetic
public import Foundation

/// A parsed JSON value with forgiving look-up: what is absent is `.null`.
public enum JSONValue: Sendable, Equatable {
    /// `null`, or nothing there.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number.
    case number(Double)
    /// A text.
    case string(String)
    /// An array.
    case array([JSONValue])
    /// An object.
    case object([String: JSONValue])

    /// Why a value is not what a test asked for.
    public enum Mismatch: Error {
        /// It has another kind or does not parse.
        case expected(String, got: String)
    }

    /// Parses a document.
    public init(data: Data) throws {
        self.init(any: try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed))
    }

    private init(any: Any) {
        switch any {
        case let flag as NSNumber where String(cString: flag.objCType) == "c":
            self = .bool(flag.boolValue)
        case let number as NSNumber: self = .number(number.doubleValue)
        case let text as String: self = .string(text)
        case let items as [Any]: self = .array(items.map { JSONValue(any: $0) })
        case let members as [String: Any]: self = .object(members.mapValues { JSONValue(any: $0) })
        default: self = .null
        }
    }

    /// The member called `name`.
    public subscript(name: String) -> JSONValue {
        if case .object(let members) = self { return members[name] ?? .null }
        return .null
    }

    /// The item at `index`.
    public subscript(index: Int) -> JSONValue {
        if case .array(let items) = self, items.indices.contains(index) { return items[index] }
        return .null
    }

    /// The items of an array; none for anything else.
    public var items: [JSONValue] {
        if case .array(let items) = self { return items }
        return []
    }

    /// The members of an object; none for anything else.
    public var members: [String: JSONValue] {
        if case .object(let members) = self { return members }
        return [:]
    }

    /// The text, if it is one.
    public var text: String? {
        if case .string(let text) = self { return text }
        return nil
    }

    /// True for `null` and for what is absent.
    public var isNull: Bool { self == .null }

    /// The boolean, false for anything else.
    public var isTrue: Bool { self == .bool(true) }
}

extension JSONValue {
    private func mismatch(_ kind: String) -> Mismatch {
        .expected(kind, got: String("\(self)".prefix(80)))
    }

    /// The text, or an error.
    public var string: String {
        get throws {
            guard let text else { throw mismatch("string") }
            return text
        }
    }

    /// A whole number, written as a number or as decimal text.
    public var int: Int {
        get throws {
            if case .number(let value) = self, let whole = Int(exactly: value) { return whole }
            guard let text, let whole = Int(text) else { throw mismatch("integer") }
            return whole
        }
    }

    /// An unsigned whole number, written as a number or as decimal text.
    public var uint64: UInt64 {
        get throws {
            if case .number(let value) = self, let whole = UInt64(exactly: value) { return whole }
            guard let text, let whole = UInt64(text) else { throw mismatch("unsigned integer") }
            return whole
        }
    }

    /// Bytes written as hex digits, with or without `0x`.
    public var hex: [UInt8] {
        get throws {
            guard let text, let bytes = hexBytes(text) else { throw mismatch("hex") }
            return bytes
        }
    }

    /// A canonical field element written in decimal.
    public var felt: Felt { get throws { try Felt(canonical: uint64) } }

    /// A list of field elements.
    public var felts: [Felt] { get throws { try items.map { try $0.felt } } }

    /// An extension element `[c0, c1]`.
    public var quadFelt: QuadFelt {
        get throws { QuadFelt(try self[0].felt, try self[1].felt) }
    }

    /// A word: `0x` and 64 hex digits, or a list of four elements.
    public var word: Word {
        get throws {
            if case .array(let items) = self, items.count == 4 { return Word(try felts) }
            return try Word(hex: string)
        }
    }
}
