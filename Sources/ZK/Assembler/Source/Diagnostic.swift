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
    /// The line's text, shortened when it is long.
    public let excerpt: String
    /// Where in ``excerpt`` the stretch lies, in characters.
    public let underline: Range<Int>

    /// Finds line and column of a problem.
    init(_ problem: Problem, at span: SourceSpan, in source: SourceFile) {
        self.problem = problem
        self.span = span
        file = source.name
        (line, column) = source.position(of: span.start)
        let (text, start) = source.line(at: span.start)
        excerpt = text
        let offset = min(Int(span.start), source.bytes.count)
        let before = String(decoding: source.bytes[start..<max(start, offset)], as: UTF8.self).count
        let length = source.text(span).prefix { $0 != "\n" && $0 != "\r\n" }.count
        let first = min(before, text.count)
        underline = first..<min(first + max(1, length), max(first + 1, text.count))
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

    /// The diagnostic for people: code, place, the line with the stretch underlined, a hint.
    public var rendered: String {
        var text = "error[\(problem.code)]: \(problem.message)\n"
        if line > 0 {
            let margin = String(repeating: " ", count: String(line).count)
            // Tabs stay tabs, so that the marks stand below what they mark.
            let lead = excerpt.prefix(underline.lowerBound).map { $0 == "\t" ? $0 : " " }
            let marks = String(lead) + String(repeating: "^", count: underline.count)
            text += "\(margin)--> \(file):\(line):\(column)\n"
            text += "\(margin) |\n\(line) | \(excerpt)\n\(margin) | \(marks)\n"
        }
        if let expected = problem.expected { text += "  expected: \(expected)\n" }
        if let hint = problem.hint { text += "  hint: \(hint)\n" }
        return text
    }
}
