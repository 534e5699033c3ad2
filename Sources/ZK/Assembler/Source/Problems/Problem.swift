// SPDX-License-Identifier: MIT

/// Everything that can be wrong with sources, by the step that finds it.
public enum Problem: Hashable, Sendable {
    /// Characters.
    case lexical(LexicalProblem)
    /// Tokens.
    case syntax(SyntaxProblem)
    /// The meaning of one module.
    case semantic(SemanticProblem)
    /// Names across modules.
    case link(LinkProblem)
    /// Bodies.
    case lowering(LoweringProblem)

    /// The step that finds it.
    public var stage: AssemblyStage {
        switch self {
        case .lexical: .lex
        case .syntax: .parse
        case .semantic: .semantic
        case .link: .link
        case .lowering: .assemble
        }
    }

    /// A stable name for programs, such as `parse.unexpected-token`.
    public var code: String { "\(stage.rawValue).\(text.code)" }

    /// What is wrong, in a sentence.
    public var message: String { text.message }

    /// What would have been right, where that can be said.
    public var expected: String? { text.expected }

    /// What to do about it.
    public var hint: String { text.hint }

    /// True if a declaration could be missing.
    var isMissingName: Bool {
        switch self {
        case .semantic(.undefinedName), .semantic(.missingEntryPoint), .link(.undefinedPath),
            .link(.notInKernel):
            true
        default: false
        }
    }

    /// True for what needs no report beside another problem of the same file: the same at the same
    /// place, or a path through one that leads nowhere.
    func follows(_ known: Problem, isSamePlace: Bool) -> Bool {
        if case .link(.undefinedPath(let path, _)) = self,
            case .link(.undefinedPath(let prefix, _)) = known
        {
            return path == prefix || path.hasPrefix(prefix + "::")
        }
        return isSamePlace && self == known
    }

    private var text: ProblemText {
        switch self {
        case .lexical(let problem): problem.text
        case .syntax(let problem): problem.text
        case .semantic(let problem): problem.text
        case .link(let problem): problem.text
        case .lowering(let problem): problem.text
        }
    }
}
