// SPDX-License-Identifier: MIT

internal import JSONText

/// What a parameter's text must look like; the router refuses all else.
public enum ParameterType: Sendable, Equatable {
    /// Any text of 1 to this many characters, without control characters.
    case text(countMax: Int)
    /// 1 to this many ASCII letters, digits, underscores and hyphens.
    case token(countMax: Int)
    /// Decimal digits of a number in this range.
    case number(ClosedRange<UInt64>)
    /// `true` or `false`; the name alone means `true`.
    case flag
    /// One of these.
    case choice([String])
    /// Some of these, separated by commas, each once.
    case choices([String])
    /// 1 to this many texts separated by commas.
    case list(countMax: Int)
    /// Seconds or milliseconds, such as `10s` and `250ms`, up to this many seconds.
    case duration(secondsMax: Int)

    /// A block number.
    public static let blockNumber = ParameterType.number(0...UInt64(UInt32.max))
    /// An identifier: a number, a word in hexadecimal, an address, or a name such as `tip`.
    public static let identifier = ParameterType.token(countMax: 128)

    /// What is wrong with `text`; `nil` when nothing is.
    func fault(in text: String) -> String? {
        switch self {
        case .text(let countMax):
            let isFitting = (1...countMax).contains(text.unicodeScalars.count)
            return isFitting ? nil : "must have 1 to \(countMax) characters"
        case .token(let countMax):
            let isFitting =
                (1...countMax).contains(text.utf8.count)
                && text.utf8.allSatisfy(ParameterType.isTokenByte)
            return isFitting ? nil : "must be 1 to \(countMax) letters, digits, _ and -"
        case .number(let range):
            // Digits only: a sign or leading zeros would give one number several URLs.
            guard let value = UInt64(text), String(value) == text, range.contains(value) else {
                return "must be a number from \(range.lowerBound) to \(range.upperBound)"
            }
            return nil
        case .flag: return ["", "true", "false"].contains(text) ? nil : "must be true or false"
        case .choice(let names):
            return names.contains(text) ? nil : "must be one of \(names.joined(separator: ", "))"
        case .choices(let names):
            let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(
                String.init
            )
            let isFitting = parts.allSatisfy(names.contains) && Set(parts).count == parts.count
            return isFitting ? nil : "must be some of \(names.joined(separator: ", "))"
        case .list(let countMax):
            let parts = text.split(separator: ",", omittingEmptySubsequences: false)
            let isFitting = parts.count <= countMax && !parts.contains("")
            return isFitting ? nil : "must be 1 to \(countMax) items separated by commas"
        case .duration(let secondsMax):
            guard let duration = ParameterType.duration(text), duration <= .seconds(secondsMax)
            else { return "must be a time such as 10s or 250ms, at most \(secondsMax)s" }
            return nil
        }
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
        default: false
        }
    }

    /// The time that a text such as `10s` or `250ms` says.
    static func duration(_ text: String) -> Duration? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard (1...9).contains(digits.count), let value = Int64(digits) else { return nil }
        switch text.dropFirst(digits.count) {
        case "s": return .seconds(value)
        case "ms": return .milliseconds(value)
        default: return nil
        }
    }

    /// Writes the schema of JSON Schema that says the same.
    func writeSchema(to json: inout JSONWriter) {
        json.object { json in
            switch self {
            case .text(let countMax):
                json.member("type", "string")
                json.member("minLength", 1)
                json.member("maxLength", countMax)
                json.member("pattern", "^[^\\u0000-\\u001F\\u007F]+$")
            case .token(let countMax):
                json.member("type", "string")
                json.member("pattern", "^[A-Za-z0-9_-]{1,\(countMax)}$")
            case .number(let range):
                json.member("type", "integer")
                json.key("minimum")
                json.number(range.lowerBound)
                json.key("maximum")
                json.number(range.upperBound)
            case .flag:
                // Not a boolean: the name alone is a value too.
                json.member("type", "string")
                json.member("enum", array: ["true", "false", ""]) { $0.string($1) }
            case .choice(let names):
                json.member("type", "string")
                json.member("enum", array: names) { $0.string($1) }
            case .choices(let names):
                json.member("type", "array")
                json.member("minItems", 1)
                json.member("uniqueItems", true)
                json.member("items") {
                    $0.member("type", "string")
                    $0.member("enum", array: names) { $0.string($1) }
                }
            case .list(let countMax):
                json.member("type", "array")
                json.member("minItems", 1)
                json.member("maxItems", countMax)
                json.member("items") { $0.member("type", "string") }
            case .duration:
                json.member("type", "string")
                json.member("pattern", "^[0-9]{1,9}(s|ms)$")
            }
        }
    }

    /// Whether several values stand in one text, which the document must say.
    var isList: Bool {
        switch self {
        case .choices, .list: true
        default: false
        }
    }
}
