// SPDX-License-Identifier: MIT

/// A problem and its stretch, on its way to where the file is known.
struct Fault: Error {
    let problem: Problem
    let span: SourceSpan

    init(_ problem: Problem, at span: SourceSpan) {
        self.problem = problem
        self.span = span
    }

    init(_ problem: SyntaxProblem, at span: SourceSpan) {
        self.init(.syntax(problem), at: span)
    }

    init(_ problem: SemanticProblem, at span: SourceSpan) {
        self.init(.semantic(problem), at: span)
    }

    init(_ problem: LinkProblem, at span: SourceSpan) {
        self.init(.link(problem), at: span)
    }

    init(_ problem: LoweringProblem, at span: SourceSpan) {
        self.init(.lowering(problem), at: span)
    }
}

/// A fault and the module it was found in.
struct PlacedFault {
    let fault: Fault
    let module: Int
}
