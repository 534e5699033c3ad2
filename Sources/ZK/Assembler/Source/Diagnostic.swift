// SPDX-License-Identifier: MIT

/// A problem with the place it was found at.
public struct Diagnostic: Hashable, Sendable {
    /// What is wrong.
    public let problem: Problem
    /// The file.
    public let file: String
    /// The stretch of the file.
    public let span: SourceSpan
    /// The stretch as it is shown; nil for a problem of a whole set of modules.
    public let excerpt: SourceExcerpt?

    /// Finds line and column of a problem.
    init(_ problem: Problem, at span: SourceSpan, in source: SourceFile) {
        self.problem = problem
        self.span = span
        file = source.name
        excerpt = SourceExcerpt(span, in: source)
    }

    /// A problem of a whole set of modules, without a place.
    init(_ problem: Problem) {
        self.problem = problem
        file = ""
        span = .start
        excerpt = nil
    }

    /// The line, from 1; 0 for a problem without a place.
    public var line: Int { excerpt?.line ?? 0 }

    /// The column, in characters from 1; 0 for a problem without a place.
    public var column: Int { excerpt?.column ?? 0 }

    /// The step that found it.
    public var stage: AssemblyStage { problem.stage }

    /// The diagnostic for people: code, place, the line with the stretch underlined, what would
    /// have been right, and what to do.
    public var rendered: String {
        var text = "error[\(problem.code)]: \(problem.message)\n"
        text += excerpt?.rendered ?? ""
        if let expected = problem.expected { text += "  expected: \(expected)\n" }
        return text + "  hint: \(problem.hint)\n"
    }
}
