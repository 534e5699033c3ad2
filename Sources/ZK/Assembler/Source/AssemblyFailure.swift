// SPDX-License-Identifier: MIT

/// Why sources were not assembled: the problems by stage and in the order found, at most
/// ``maxCount``.
public struct AssemblyFailure: Error, Hashable, Sendable {
    /// The most problems that one failure lists.
    public static let maxCount = 32

    /// The most problems that are looked at, those counted that are listed already: finding one
    /// may take as long as its source.
    public static let maxReportCount = 1_024

    /// The problems; at least one.
    public let diagnostics: [Diagnostic]
    /// True when there were more than the list holds, or than are looked at.
    public let isTruncated: Bool

    /// Lists problems by stage.
    init(_ list: DiagnosticList) {
        diagnostics = AssemblyStage.allCases.flatMap { stage in
            list.diagnostics.filter { $0.stage == stage }
        }
        isTruncated = list.isTruncated
    }

    /// All problems for people, one after the other.
    public var rendered: String {
        let rest = isTruncated ? "further problems are not shown\n" : ""
        return diagnostics.map(\.rendered).joined(separator: "\n") + rest
    }
}

/// Problems found so far.
struct DiagnosticList {
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var isTruncated = false
    private var reportCount = 0
    /// True where names may be missing because of problems found before.
    var hidesMissingNames = false

    var isEmpty: Bool { diagnostics.isEmpty }

    /// Adds a problem while there is room.
    mutating func report(_ problem: Problem, at span: SourceSpan, in source: SourceFile) {
        if hidesMissingNames, problem.isMissingName { return }
        reportCount += 1
        if reportCount > AssemblyFailure.maxReportCount { isTruncated = true }
        let isKnown = diagnostics.contains { known in
            known.file == source.name
                && problem.follows(known.problem, isSamePlace: known.span == span)
        }
        guard !isKnown, makeRoom() else { return }
        diagnostics.append(Diagnostic(problem, at: span, in: source))
    }

    /// Adds a problem without a place while there is room.
    mutating func report(_ problem: Problem) {
        guard makeRoom() else { return }
        diagnostics.append(Diagnostic(problem))
    }

    private mutating func makeRoom() -> Bool {
        if diagnostics.count >= AssemblyFailure.maxCount { isTruncated = true }
        return !isTruncated
    }

    /// Ends the run if a problem was found.
    func throwIfAny() throws(AssemblyFailure) {
        guard isEmpty else { throw AssemblyFailure(self) }
    }
}
