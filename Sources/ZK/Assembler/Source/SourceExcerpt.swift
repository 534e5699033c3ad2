// SPDX-License-Identifier: MIT

/// A stretch of a source as people are shown it: its file, line and column, and its line's text.
public struct SourceExcerpt: Hashable, Sendable {
    /// The file.
    public let file: String
    /// The line, from 1.
    public let line: Int
    /// The column, in characters from 1.
    public let column: Int
    /// The line's text without controls; of a long line what lies around the stretch.
    public let text: String
    /// Where in ``text`` the stretch lies, in characters.
    public let underline: Range<Int>

    /// Finds a stretch in its file.
    ///
    /// - Parameters:
    ///   - span: The stretch; what lies beyond the end of the file counts as its end.
    ///   - source: The file.
    /// - Complexity: linear in the offset of the stretch.
    public init(_ span: SourceSpan, in source: SourceFile) {
        file = source.name
        (line, column) = source.position(of: span.start)
        (text, underline) = source.excerpt(at: span)
    }

    /// File, line and column.
    public var place: String { "\(VisibleText.of(file)):\(line):\(column)" }

    /// The part of the line that the stretch covers.
    public var marked: String {
        String(text.dropFirst(underline.lowerBound).prefix(underline.count))
    }

    /// The place, and below it the line with the stretch underlined.
    public var rendered: String {
        let margin = blanks(String(line).count)
        // Tabs stay tabs and wide characters count twice, so that the marks stand below.
        let lead = text.prefix(underline.lowerBound).map { character in
            character == "\t" ? "\t" : blanks(VisibleText.width(character))
        }
        let width = marked.reduce(0) { $0 + VisibleText.width($1) }
        let marks = lead.joined() + String(repeating: "^", count: max(1, width))
        return "\(margin)--> \(place)\n\(margin) |\n\(line) | \(text)\n\(margin) | \(marks)\n"
    }

    private func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }
}
