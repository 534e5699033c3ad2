// SPDX-License-Identifier: MIT

/// A source file in which every byte is known to be code, a string or a comment.
///
/// The rules read code without tripping over a brace in a string or a keyword in a comment.
struct SourceText {
    /// The tongues that the scanner can tell apart.
    enum Language { case swift, c, hashComments }

    /// What a byte belongs to.
    enum Kind: UInt8 { case code, string, comment }

    let path: String
    let bytes: [UInt8]
    let kinds: [Kind]

    init(path: String, text: String) {
        self.path = path
        bytes = Array(text.utf8)
        var marker = KindMarker(bytes: bytes, language: Self.language(of: path))
        kinds = marker.marked()
    }

    /// The lines as they stand.
    var lines: [String] { lines(keeping: [.code, .string, .comment]) }

    /// The lines with strings and comments blanked out.
    var codeLines: [String] { lines(keeping: [.code]) }

    /// The lines with comments blanked out.
    var linesWithoutComments: [String] { lines(keeping: [.code, .string]) }

    /// The lines with all but comments blanked out.
    var commentLines: [String] { lines(keeping: [.comment]) }

    /// The code as bytes, strings and comments blanked out, line feeds kept.
    var code: [UInt8] { masked(keeping: [.code]) }

    /// The file's name without folder and ending.
    var stem: String {
        let name = path.split(separator: "/").last ?? ""
        return String(name.split(separator: ".").first ?? "")
    }

    /// What follows the last point of the file's name; empty for a script.
    var ending: String {
        let parts = (path.split(separator: "/").last ?? "").split(separator: ".")
        return parts.count > 1 ? String(parts.last ?? "") : ""
    }

    private func masked(keeping wanted: [Kind]) -> [UInt8] {
        let keepsCode = wanted.contains(.code)
        let keepsString = wanted.contains(.string)
        let keepsComment = wanted.contains(.comment)
        var result = bytes
        for index in result.indices where result[index] != ASCII.lineFeed {
            let keeps =
                switch kinds[index] {
                case .code: keepsCode
                case .string: keepsString
                case .comment: keepsComment
                }
            if !keeps { result[index] = ASCII.space }
        }
        return result
    }

    private func lines(keeping wanted: [Kind]) -> [String] {
        let parts = masked(keeping: wanted)
            .split(separator: ASCII.lineFeed, omittingEmptySubsequences: false)
        let lines = parts.map { String(decoding: $0, as: UTF8.self) }
        return lines.last == "" ? Array(lines.dropLast()) : lines
    }

    private static func language(of path: String) -> Language {
        if path.hasSuffix(".swift") { return .swift }
        let endings = [".c", ".h", ".js", ".css"]
        return endings.contains(where: path.hasSuffix) ? .c : .hashComments
    }
}
