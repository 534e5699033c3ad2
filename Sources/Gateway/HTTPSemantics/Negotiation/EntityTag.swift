// SPDX-License-Identifier: MIT

/// The validator of a representation (RFC 9110, section 8.8.3).
public struct EntityTag: Sendable, Hashable, CustomStringConvertible {
    /// What stands between the quotes.
    public let opaque: String
    /// Whether it vouches for the meaning only, not for the bytes.
    public let isWeak: Bool

    /// Names a representation; `opaque` may hold no quotes.
    public init(_ opaque: String, isWeak: Bool = false) {
        self.opaque = opaque
        self.isWeak = isWeak
    }

    /// The form on the wire.
    public var description: String { (isWeak ? "W/" : "") + "\"\(opaque)\"" }

    /// Parses the form on the wire; `nil` when it has none.
    public init?(parsing text: String) {
        var utf8 = Array(text.utf8)[...]
        isWeak = utf8.starts(with: [0x57, 0x2F])
        if isWeak { utf8 = utf8.dropFirst(2) }
        guard utf8.count >= 2, utf8.first == 0x22, utf8.last == 0x22 else { return nil }
        let inner = utf8.dropFirst().dropLast()
        guard !inner.contains(0x22) else { return nil }
        opaque = String(decoding: inner, as: UTF8.self)
    }

    /// Whether an `If-None-Match` of the request covers this tag, by weak comparison.
    public func isNamed(byIfNoneMatch fields: HTTPFields) -> Bool {
        fields.list("if-none-match").contains { text in
            text == "*" || EntityTag(parsing: text)?.opaque == opaque
        }
    }
}
