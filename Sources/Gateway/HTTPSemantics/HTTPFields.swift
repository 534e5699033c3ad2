// SPDX-License-Identifier: MIT

/// Header or trailer fields, in order, with names that ignore case.
///
/// Names are stored in lower case, which HTTP/2 demands and HTTP/1.1 allows. What the setters take
/// is trusted to hold no line breaks; parsers refuse such fields before they get here.
public struct HTTPFields: Sendable, Equatable, ExpressibleByDictionaryLiteral {
    /// One field.
    public struct Field: Sendable, Equatable {
        /// The name, in lower case.
        public let name: String
        /// The value, without white space around it.
        public let value: String
    }

    /// The fields in the order in which they came or were added.
    public private(set) var all: [Field] = []

    /// Creates an empty list.
    public init() {}

    /// Creates a list in the order of the literal.
    public init(dictionaryLiteral elements: (String, String)...) {
        all = elements.map { Field(name: HTTPFields.folded($0.0), value: $0.1) }
    }

    /// How many fields there are.
    public var count: Int { all.count }

    /// The first value under `name`; setting replaces all fields of the name, `nil` removes them.
    public subscript(_ name: String) -> String? {
        get {
            let name = HTTPFields.folded(name)
            return all.first { $0.name == name }?.value
        }
        set {
            let name = HTTPFields.folded(name)
            all.removeAll { $0.name == name }
            if let newValue { all.append(Field(name: name, value: newValue)) }
        }
    }

    /// Every value under `name`, in order.
    public func values(of name: String) -> [String] {
        let name = HTTPFields.folded(name)
        return all.filter { $0.name == name }.map(\.value)
    }

    /// The members of a comma-separated field, over all fields of the name, without white space.
    ///
    /// Commas within quotes are not separators.
    public func list(_ name: String) -> [String] {
        values(of: name).flatMap { splitOutsideQuotes($0, at: ",") }
    }

    /// Whether there is a field of the name.
    public func contains(_ name: String) -> Bool {
        let name = HTTPFields.folded(name)
        return all.contains { $0.name == name }
    }

    /// Whether a comma-separated field has `token`, ignoring case.
    public func contains(_ token: String, in name: String) -> Bool {
        contains(name) && list(name).contains { $0.lowercased() == token }
    }

    /// Adds a field after the others.
    public mutating func append(_ name: String, _ value: String) {
        all.append(Field(name: HTTPFields.folded(name), value: value))
    }

    /// Folds a name to lower case; names that are in lower case already cost one scan.
    private static func folded(_ name: String) -> String {
        name.utf8.contains { (0x41...0x5A).contains($0) } ? name.lowercased() : name
    }
}

/// The parts of `text` between separators, trimmed; empty parts are left out.
func splitOutsideQuotes(_ text: String, at separator: Unicode.Scalar) -> [String] {
    var parts: [String] = []
    var part = String.UnicodeScalarView()
    var (isQuoted, isEscaped) = (false, false)
    func finish() {
        let trimmed = trimmingBlanks(String(part))
        if !trimmed.isEmpty { parts.append(trimmed) }
        part = String.UnicodeScalarView()
    }
    for scalar in text.unicodeScalars {
        if isEscaped {
            isEscaped = false
        } else if scalar == "\\" && isQuoted {
            isEscaped = true
        } else if scalar == "\"" {
            isQuoted.toggle()
        } else if scalar == separator && !isQuoted {
            finish()
            continue
        }
        part.append(scalar)
    }
    finish()
    return parts
}

/// `text` without blanks and tabs at its ends.
func trimmingBlanks(_ text: String) -> String {
    var utf8 = Substring(text).utf8
    while let first = utf8.first, first == 0x20 || first == 0x09 { utf8.removeFirst() }
    while let last = utf8.last, last == 0x20 || last == 0x09 { utf8.removeLast() }
    return String(Substring(utf8))
}
