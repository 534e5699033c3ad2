// SPDX-License-Identifier: MIT

internal import JSONText

/// What a parameter's text must look like; the router refuses all else.
public indirect enum ParameterType: Sendable, Equatable {
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
    /// This many hexadecimal digits of any case, with or without `0x`.
    case hexadecimal(digitCount: Int)
    /// The form of bech32: a prefix, `1`, then letters and digits of its alphabet; not `0x…`.
    case bech32
    /// What one of these allows.
    case any([ParameterType])
    /// 1 to this many values of a type, separated by commas.
    case list(of: ParameterType, countMax: Int)
    /// Seconds or milliseconds, such as `10s` and `250ms`, up to this many seconds.
    case duration(secondsMax: Int)

    /// A number of 32 bits.
    public static let uint32 = ParameterType.number(0...UInt64(UInt32.max))
    /// A block number.
    public static let blockNumber = ParameterType.uint32
    /// An identifier that people type: the operation itself tells what is wrong with it.
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
        case .hexadecimal(let digitCount):
            let digits = text.utf8.dropFirst(hasHexPrefix(text) ? 2 : 0)
            let isFitting = digits.count == digitCount && digits.allSatisfy(isHexDigit)
            return isFitting ? nil : "must be \(digitCount) hexadecimal digits"
        case .bech32:
            return ParameterType.isBech32(text) ? nil : "must be an address in bech32"
        case .any(let types):
            let faults = types.compactMap { $0.fault(in: text) }
            return faults.count < types.count ? nil : faults.joined(separator: ", or ")
        case .list(let type, let countMax):
            let parts = text.split(separator: ",", omittingEmptySubsequences: false)
            guard parts.count <= countMax, !parts.contains("") else {
                return "must be 1 to \(countMax) items separated by commas"
            }
            return parts.lazy.compactMap { type.fault(in: String($0)) }.first.map {
                "each item \($0)"
            }
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

    private static func isBech32(_ text: String) -> Bool {
        guard text.utf8.count <= 128, !hasHexPrefix(text),
            let mark = text.utf8.lastIndex(of: 0x31)
        else { return false }
        let (prefix, data) = (text.utf8[..<mark], text.utf8[mark...].dropFirst())
        // The alphabet leaves out 1, b, i and o, which are easily taken for others.
        let left: Set<UInt8> = [0x31, 0x42, 0x49, 0x4F, 0x5F, 0x62, 0x69, 0x6F, 0x2D]
        return !prefix.isEmpty && data.count >= 6 && prefix.allSatisfy(isTokenByte)
            && data.allSatisfy { isTokenByte($0) && !left.contains($0) }
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

    /// Whether several values stand in one text, which the document must say.
    var isList: Bool {
        switch self {
        case .choices, .list: true
        default: false
        }
    }
}

private func hasHexPrefix(_ text: String) -> Bool { text.hasPrefix("0x") || text.hasPrefix("0X") }

/// Whether a byte is a hexadecimal digit of any case.
private func isHexDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
    default: false
    }
}
