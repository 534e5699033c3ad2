// SPDX-License-Identifier: MIT

/// How identifiers and numbers look where there is little room.
enum ShortText {
    /// An identifier with its middle left out: enough to tell two apart, few enough to read.
    ///
    /// What is short already stays whole.
    static func identifier(_ text: String) -> String {
        text.count <= 18 ? text : "\(text.prefix(8))…\(text.suffix(6))"
    }

    /// A number with its digits in groups of three, as in `12,345`.
    static func number(_ value: some BinaryInteger) -> String {
        grouped("\(value)")
    }

    /// A decimal text with the digits before its point in groups of three.
    static func grouped(_ text: String) -> String {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, whole.allSatisfy(\.isNumber) else { return text }
        var groups: [Substring] = []
        var rest = whole
        while rest.count > 3 {
            groups.insert(rest.suffix(3), at: 0)
            rest = rest.dropLast(3)
        }
        let grouped = ([rest] + groups).joined(separator: ",")
        return parts.count > 1 ? "\(grouped).\(parts[1])" : grouped
    }

    /// A count with its noun, as in `1 note` and `2 notes`.
    static func count(_ value: Int, _ noun: String) -> String {
        "\(number(value)) \(noun)\(value == 1 ? "" : "s")"
    }

    /// A number of bytes, as in `101.2 kB`.
    static func bytes(_ value: Int) -> String {
        if value < 1_000 { return "\(value) B" }
        let (unit, name) = value < 1_000_000 ? (100, "kB") : (100_000, "MB")
        let tenths = (value + unit / 2) / unit
        return "\(number(tenths / 10)).\(tenths % 10) \(name)"
    }
}
