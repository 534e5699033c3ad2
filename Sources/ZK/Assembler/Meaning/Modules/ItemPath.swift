// SPDX-License-Identifier: MIT

/// An absolute path: names without quotes, outermost first.
struct ItemPath: Hashable, Sendable {
    let components: [String]

    init(_ components: [String]) { self.components = components }

    /// Reads a path such as `lib::"odd name"::f`, with or without `::` in front; nil for any
    /// other text.
    init?(parsing text: String) {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty, bytes.count <= Identifier.maxPathBytes else { return nil }
        var components: [String] = []
        var position = bytes.starts(with: "::".utf8) ? 2 : 0
        while true {
            let isQuoted = position < bytes.count && bytes[position] == 0x22
            let start = isQuoted ? position + 1 : position
            var end = start
            let stop: UInt8 = isQuoted ? 0x22 : 0x3A
            while end < bytes.count, bytes[end] != stop { end += 1 }
            if isQuoted, end == bytes.count { return nil }
            let name = String(decoding: bytes[start..<end], as: UTF8.self)
            guard isQuoted || Identifier.isName(name) else { return nil }
            components.append(name)
            position = isQuoted ? end + 1 : end
            if position == bytes.count { break }
            guard bytes[position...].starts(with: "::".utf8) else { return nil }
            position += 2
        }
        guard components.allSatisfy({ !$0.isEmpty }) else { return nil }
        self.components = components
    }

    /// The path of an item in this module.
    func appending(_ name: String) -> ItemPath { ItemPath(components + [name]) }

    /// The text with `::` in front and quotes where a name needs them.
    var text: String {
        components.map { "::" + Self.quoted($0) }.joined()
    }

    /// A name, in quotes unless it consists of letters, digits and `_`.
    static func quoted(_ name: String) -> String {
        let isBare =
            name.utf8.allSatisfy(Lexer.isNameByte) || name == "$kernel" || name == "$exec"
            || name == "$main"
        return isBare ? name : "\"\(name)\""
    }
}
