// SPDX-License-Identifier: MIT

/// A media type, or a range of them in an `Accept` field.
public struct MediaType: Sendable, Equatable, CustomStringConvertible {
    /// The part before the slash, in lower case.
    public let type: String
    /// The part after the slash, in lower case.
    public let subtype: String
    /// The parameters in order, names in lower case, values without quotes.
    public let parameters: [Parameter]

    /// One parameter.
    public struct Parameter: Sendable, Equatable {
        /// The name, in lower case.
        public let name: String
        /// The value, without quotes.
        public let value: String
    }

    /// `application/json`.
    public static let json = MediaType(type: "application", subtype: "json")
    /// `application/octet-stream`: the canonical bytes.
    public static let octetStream = MediaType(type: "application", subtype: "octet-stream")
    /// `application/x-ndjson`: one JSON value a line.
    public static let jsonLines = MediaType(type: "application", subtype: "x-ndjson")
    /// `text/html`.
    public static let html = MediaType(type: "text", subtype: "html")
    /// `text/event-stream`.
    public static let eventStream = MediaType(type: "text", subtype: "event-stream")

    /// Names a type without parameters.
    public init(type: String, subtype: String) {
        self.type = type
        self.subtype = subtype
        parameters = []
    }

    /// Parses a type with parameters; `nil` when it has no form.
    public init?(_ text: String) {
        let parts = splitOutsideQuotes(text, at: ";")
        guard let name = parts.first?.lowercased() else { return nil }
        let halves = name.split(separator: "/", omittingEmptySubsequences: false)
        guard halves.count == 2, halves.allSatisfy({ Token.isToken($0) }) else { return nil }
        type = String(halves[0])
        subtype = String(halves[1])
        var parameters: [Parameter] = []
        for part in parts.dropFirst() {
            guard let equals = part.firstIndex(of: "=") else { return nil }
            let name = part[..<equals].lowercased()
            guard Token.isToken(name) else { return nil }
            let value = unquoted(String(part[part.index(after: equals)...]))
            parameters.append(Parameter(name: name, value: value))
        }
        self.parameters = parameters
    }

    /// The value of a parameter.
    public subscript(_ name: String) -> String? { parameters.first { $0.name == name }?.value }

    /// `type/subtype`, without parameters.
    public var description: String { "\(type)/\(subtype)" }
}

/// A parameter's value without the quotes and backslashes around and in it.
private func unquoted(_ text: String) -> String {
    guard text.utf8.count >= 2, text.utf8.first == 0x22, text.utf8.last == 0x22 else {
        return text
    }
    var result = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in text.dropFirst().dropLast().unicodeScalars {
        if scalar == "\\" && !isEscaped {
            isEscaped = true
        } else {
            result.append(scalar)
            isEscaped = false
        }
    }
    return String(result)
}

/// The characters that names on the wire are made of (RFC 9110, section 5.6.2).
public enum Token {
    /// Whether `byte` may stand in a token.
    public static func contains(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x5E...0x7A: true
        case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2E, 0x7C, 0x7E: true
        default: false
        }
    }

    /// Whether `text` is one token.
    public static func isToken(_ text: some StringProtocol) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy(contains)
    }
}
