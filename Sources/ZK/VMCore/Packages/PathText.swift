// SPDX-License-Identifier: MIT

/// A path such as `lib::"odd name"::f`: names with `::` between them.
///
/// A name of letters, digits and `_` stands bare, every other one in quotes. `::` in front makes
/// the path absolute; one that begins with `$exec` or `$kernel` is absolute in any case.
public struct PathText: Hashable, Sendable {
    /// The longest path, in bytes.
    public static let maxByteCount = 65_535

    /// True if the path starts at the root of all modules.
    public let isAbsolute: Bool
    /// The names without quotes, outermost first; at least one, none empty.
    public let components: [String]

    /// Reads a path; nil for any other text.
    ///
    /// Quotes may stand where none are needed, and may lack around visible characters without `#`.
    ///
    /// - Parameter text: The path.
    public init?(parsing text: String) {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty, bytes.count <= Self.maxByteCount else { return nil }
        var components: [String] = []
        let isRooted = bytes.starts(with: "::".utf8)
        var position = isRooted ? 2 : 0
        while true {
            let isQuoted = position < bytes.count && bytes[position] == 0x22
            let start = isQuoted ? position + 1 : position
            var end = start
            while end < bytes.count, !Self.ends(bytes[end...], isQuoted: isQuoted) { end += 1 }
            if isQuoted, end == bytes.count { return nil }
            let name = String(decoding: bytes[start..<end], as: UTF8.self)
            guard !name.isEmpty, isQuoted || Self.isName(bytes[start..<end]) else { return nil }
            components.append(name)
            position = isQuoted ? end + 1 : end
            if position == bytes.count { break }
            guard bytes[position...].starts(with: "::".utf8) else { return nil }
            position += 2
        }
        self.components = components
        isAbsolute =
            isRooted || bytes.starts(with: "$exec".utf8) || bytes.starts(with: "$kernel".utf8)
    }

    /// True where a name is over.
    private static func ends(_ rest: ArraySlice<UInt8>, isQuoted: Bool) -> Bool {
        isQuoted ? rest.first == 0x22 : rest.starts(with: "::".utf8)
    }

    /// The one text that stands for the path.
    public var canonical: String {
        var text = ""
        for (index, name) in components.enumerated() {
            if index > 0 || isAbsolute { text += "::" }
            text += Self.quoted(name)
        }
        return text
    }

    /// A name, in quotes if it needs them.
    public static func quoted(_ name: String) -> String {
        let bytes = Array(name.utf8)
        let isBare =
            bytes.allSatisfy(isBareByte)
            || ["$kernel", "$exec", "$main"].contains { $0.utf8.elementsEqual(bytes) }
        return isBare ? name : "\"" + name + "\""
    }

    /// True for ASCII letters, digits and `_`.
    public static func isBareByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: true
        default: false
        }
    }

    /// True for what can be the name of an item: letters, digits and visible ASCII but `#`.
    ///
    /// - Parameter bytes: The name in UTF-8.
    /// - Returns: Whether a name of an item may be that.
    public static func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
        !bytes.isEmpty && !bytes.contains(0x23) && isGraphic(bytes)
    }

    /// True if all characters are letters, digits or visible ASCII.
    ///
    /// - Parameter bytes: A text in UTF-8.
    /// - Returns: Whether nothing in it is a blank or a control.
    public static func isGraphic(_ bytes: ArraySlice<UInt8>) -> Bool {
        if bytes.allSatisfy({ (0x21...0x7E).contains($0) }) { return true }
        return String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy { scalar in
            scalar.isASCII ? (0x21...0x7E).contains(scalar.value) : isAlphanumeric(scalar)
        }
    }

    private static func isAlphanumeric(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.properties.isAlphabetic { return true }
        switch scalar.properties.generalCategory {
        case .decimalNumber, .letterNumber, .otherNumber: return true
        default: return false
        }
    }
}
