// SPDX-License-Identifier: MIT

/// A problem with the place it was found at.
public struct Diagnostic: Hashable, Sendable {
    /// What is wrong.
    public let problem: Problem
    /// The file.
    public let file: String
    /// The stretch of the file.
    public let span: SourceSpan
    /// The line, from 1.
    public let line: Int
    /// The column, in characters from 1.
    public let column: Int
    /// The line's text without controls; of a long line what lies around the stretch.
    public let excerpt: String
    /// Where in ``excerpt`` the stretch lies, in characters.
    public let underline: Range<Int>

    /// Finds line and column of a problem.
    init(_ problem: Problem, at span: SourceSpan, in source: SourceFile) {
        self.problem = problem
        self.span = span
        file = source.name
        (line, column) = source.position(of: span.start)
        (excerpt, underline) = source.excerpt(at: span)
    }

    /// A problem of a whole set of modules, without a place.
    init(_ problem: Problem) {
        self.problem = problem
        file = ""
        span = .start
        line = 0
        column = 0
        excerpt = ""
        underline = 0..<0
    }

    /// The step that found it.
    public var stage: AssemblyStage { problem.stage }

    /// The diagnostic for people: code, place, the line with the stretch underlined, what would
    /// have been right, and what to do.
    public var rendered: String {
        var text = "error[\(problem.code)]: \(problem.message)\n"
        if line > 0 {
            let margin = blanks(String(line).count)
            // Tabs stay tabs and wide characters count twice, so that the marks stand below.
            let lead = excerpt.prefix(underline.lowerBound).map { character in
                character == "\t" ? "\t" : blanks(VisibleText.width(character))
            }
            let marked = excerpt.dropFirst(underline.lowerBound).prefix(underline.count)
            let width = marked.reduce(0) { $0 + VisibleText.width($1) }
            let marks = lead.joined() + String(repeating: "^", count: max(1, width))
            text += "\(margin)--> \(VisibleText.of(file)):\(line):\(column)\n"
            text += "\(margin) |\n\(line) | \(excerpt)\n\(margin) | \(marks)\n"
        }
        if let expected = problem.expected { text += "  expected: \(expected)\n" }
        if let hint = problem.hint { text += "  hint: \(hint)\n" }
        return text
    }

    private func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }
}
