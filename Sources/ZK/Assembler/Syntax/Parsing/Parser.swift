// SPDX-License-Identifier: MIT

import FieldArithmetic
import VMCore

/// Turns tokens into items; a broken item is reported and skipped.
///
/// A source with characters that make no token is not parsed.
struct Parser {
    /// How deep control flow, expressions and types may nest.
    static let maxDepth = 256
    /// The most operations directly in one block.
    static let maxBlockStatements = 65_535

    let source: SourceFile
    let list: TokenList
    var index = 0
    var module = ModuleSyntax()

    /// The items of a source.
    ///
    /// - Parameters:
    ///   - source: The source.
    ///   - diagnostics: Where problems are reported.
    /// - Returns: All items that could be read.
    static func parse(
        _ source: SourceFile,
        reportingTo diagnostics: inout DiagnosticList
    ) -> ModuleSyntax {
        guard UInt64(source.bytes.count) < 1 << 32 else {
            diagnostics.report(.lexical(.fileTooLarge), at: .start, in: source)
            return ModuleSyntax()
        }
        guard String(validating: source.bytes, as: UTF8.self) != nil else {
            diagnostics.report(.lexical(.invalidUTF8), at: .start, in: source)
            return ModuleSyntax()
        }
        // A zero byte ends the text, whatever follows.
        let text = source.bytes.prefix { $0 != 0 }
        let list = Lexer.tokens(of: Array(text))
        guard list.problems.isEmpty else {
            for token in list.tokens where token.kind == .invalid {
                let problem = list.problems[Int(token.value)]
                diagnostics.report(.lexical(problem), at: token.span, in: source)
            }
            return ModuleSyntax()
        }
        var parser = Parser(source: source, list: list)
        parser.parseItems(reportingTo: &diagnostics)
        return parser.module
    }

    private init(source: SourceFile, list: TokenList) {
        self.source = source
        self.list = list
    }

    private mutating func parseItems(reportingTo diagnostics: inout DiagnosticList) {
        if current.kind == .end {
            let problem = SyntaxProblem.unexpectedEnd(expected: "an item")
            diagnostics.report(.syntax(problem), at: current.span, in: source)
        }
        var documentation: Token?
        while current.kind != .end {
            let start = index
            do throws(Fault) {
                if current.kind == .documentation {
                    try noteDocumentation(&documentation)
                    continue
                }
                documentation = nil
                try parseItem()
            } catch {
                diagnostics.report(error.problem, at: error.span, in: source)
                if diagnostics.isTruncated { return }
                recover(from: start)
            }
        }
        if let documentation { module.unusedDocumentation.append(documentation.span) }
    }

    private mutating func noteDocumentation(_ pending: inout Token?) throws(Fault) {
        let token = take()
        guard token.value <= PathText.maxByteCount else {
            throw Fault(.documentationTooLong, at: token.span)
        }
        // What starts on the first line documents the module.
        if source.bytes.prefix(Int(token.span.start)).contains(0x0A) == false { return }
        if let pending { module.unusedDocumentation.append(pending.span) }
        pending = token
    }

    /// Goes on at the next word that starts an item.
    private mutating func recover(from start: Int) {
        if index == start { index += 1 }
        while current.kind != .end {
            if current.kind == .at || isWord(in: Self.itemWords), previousKind != .dot { return }
            index += 1
        }
    }

    private static let itemWords: Set<String> = [
        "pub", "proc", "use", "const", "begin", "adv_map", "type", "enum",
    ]

    // MARK: Tokens

    var current: Token { list.tokens[min(index, list.tokens.count - 1)] }

    var following: Token { list.tokens[min(index + 1, list.tokens.count - 1)] }

    private var previousKind: Token.Kind? { index > 0 ? list.tokens[index - 1].kind : nil }

    /// The end of the token before the current one.
    var lastSpan: SourceSpan { list.tokens[max(0, index - 1)].span }

    func text(_ token: Token) -> String { source.text(token.span) }

    /// The content of a quoted token.
    func content(_ token: Token) -> String {
        let span = SourceSpan(start: token.span.start + 1, end: token.span.end - 1)
        return source.text(span)
    }

    mutating func take() -> Token {
        let token = current
        if token.kind != .end { index += 1 }
        return token
    }

    /// Takes a token if it is of this kind.
    mutating func takeIf(_ kind: Token.Kind) -> Bool {
        guard current.kind == kind else { return false }
        index += 1
        return true
    }

    /// Takes a word if it is this one.
    mutating func takeIf(word: String) -> Bool {
        guard isWord(word) else { return false }
        index += 1
        return true
    }

    func isWord(_ word: String) -> Bool {
        current.kind == .identifier && Int(current.span.end - current.span.start) == word.utf8.count
            && source.bytes[Int(current.span.start)..<Int(current.span.end)]
                .elementsEqual(word.utf8)
    }

    func isWord(in words: Set<String>) -> Bool {
        current.kind == .identifier && words.contains(text(current))
    }

    @discardableResult
    mutating func expect(_ kind: Token.Kind, _ expected: String) throws(Fault) -> Token {
        guard current.kind == kind else { throw unexpected(expected) }
        return take()
    }

    mutating func expect(word: String) throws(Fault) {
        guard takeIf(word: word) else { throw unexpected("'\(word)'") }
    }

    /// The problem with the current token.
    func unexpected(_ expected: String) -> Fault {
        let token = current
        switch token.kind {
        case .end: return Fault(.unexpectedEnd(expected: expected), at: token.span)
        default:
            let found = "'\(text(token).prefix(40))'"
            return Fault(.unexpectedToken(found, expected: expected), at: token.span)
        }
    }

    /// The word that a token stands for.
    func word(_ token: Token) -> Word { list.words[Int(token.value)] }
}
