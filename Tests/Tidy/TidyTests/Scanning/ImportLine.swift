// SPDX-License-Identifier: MIT

/// An import as it stands in a file.
struct ImportLine: Equatable {
    let module: String
    let line: Int

    /// The imports of a file, in order.
    static func all(in source: SourceText) -> [ImportLine] {
        source.codeLines.enumerated().compactMap { index, text in
            let words = text.split(separator: " ").filter { !$0.hasPrefix("@") }.map(String.init)
            guard let keyword = words.firstIndex(of: "import"),
                words[..<keyword].allSatisfy(levels.contains)
            else { return nil }
            let rest = words[(keyword + 1)...].drop(while: kinds.contains)
            guard let path = rest.first, let module = path.split(separator: ".").first else {
                return nil
            }
            return ImportLine(module: String(module), line: index + 1)
        }
    }

    private static let levels = ["public", "package", "internal", "fileprivate", "private"]
    private static let kinds = [
        "struct", "class", "enum", "protocol", "typealias", "func", "var", "let",
    ]
}
