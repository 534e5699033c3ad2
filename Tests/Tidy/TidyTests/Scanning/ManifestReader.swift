// SPDX-License-Identifier: MIT

/// Reads the target tables of a package manifest: every call inside `let name: [Target] = [ … ]`.
struct ManifestReader {
    private let source: SourceText
    private let code: [UInt8]
    private var position = 0

    init(source: SourceText) {
        self.source = source
        code = source.code
    }

    /// The rows, in the order in which they stand.
    mutating func rows() -> [PackageManifest.Row] {
        var result: [PackageManifest.Row] = []
        let opening = Array(": [Target] = [".utf8)
        while position + opening.count < code.count {
            guard code[position...].starts(with: opening) else {
                position += 1
                continue
            }
            position += opening.count
            result += table()
        }
        return result
    }

    private mutating func table() -> [PackageManifest.Row] {
        var result: [PackageManifest.Row] = []
        while position < code.count, code[position] != UInt8(ascii: "]") {
            let start = position
            while ASCII.isIdentifier(code[position]) { position += 1 }
            if position > start, code[position] == ASCII.openParenthesis {
                let name = String(decoding: code[start..<position], as: UTF8.self)
                result.append(row(declaredBy: name))
            } else {
                position = max(position, start + 1)
            }
        }
        return result
    }

    /// Reads one call; stands at its opening parenthesis, ends behind its closing one.
    private mutating func row(declaredBy function: String) -> PackageManifest.Row {
        var labelled: [String: String] = [:]
        var plain: [String] = []
        var needs: [String] = []
        var parentheses = 0
        var brackets = 0
        repeat {
            switch code[position] {
            case ASCII.openParenthesis: parentheses += 1
            case ASCII.closeParenthesis: parentheses -= 1
            case UInt8(ascii: "["): brackets += 1
            case UInt8(ascii: "]"): brackets -= 1
            default: break
            }
            guard source.bytes[position] == ASCII.quote, source.kinds[position] == .string else {
                position += 1
                continue
            }
            let label = labelBefore(position)
            let text = literal()
            if brackets > 0 {
                needs.append(text)
            } else if let label {
                labelled[label] = text
            } else {
                plain.append(text)
            }
        } while parentheses > 0 && position < code.count
        return named(function, labelled: labelled, plain: plain, needs: needs)
    }

    private func named(
        _ function: String,
        labelled: [String: String],
        plain: [String],
        needs: [String]
    ) -> PackageManifest.Row {
        if let name = labelled["name"] {
            // Without a path of its own a target lies where SwiftPM looks for it.
            let folder = labelled["path"] ?? "Sources/\(name)"
            let path = folder.split(separator: "/").map(String.init)
            let wing = path.first == "Sources" && path.count > 1 ? path[1] : path.first ?? ""
            return .init(
                declaredBy: function,
                wing: wing,
                name: name,
                folder: folder,
                needs: needs
            )
        }
        let wing = plain.first ?? ""
        let name = plain.dropFirst().first ?? ""
        let folder = "Sources/\(wing)/\(name)"
        return .init(declaredBy: function, wing: wing, name: name, folder: folder, needs: needs)
    }

    private mutating func literal() -> String {
        let start = position + 1
        position += 1
        while position < code.count, source.bytes[position] != ASCII.quote { position += 1 }
        let text = String(decoding: source.bytes[start..<position], as: UTF8.self)
        position += 1
        return text
    }

    private func labelBefore(_ index: Int) -> String? {
        var end = index - 1
        while end >= 0, code[end] == ASCII.space || code[end] == ASCII.lineFeed { end -= 1 }
        guard end > 0, code[end] == UInt8(ascii: ":") else { return nil }
        var start = end
        while start > 0, ASCII.isIdentifier(code[start - 1]) { start -= 1 }
        return String(decoding: code[start..<end], as: UTF8.self)
    }
}
