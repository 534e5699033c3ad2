// SPDX-License-Identifier: MIT

import FieldArithmetic
import VMCore

/// Turns tokens into items.
///
/// What is malformed is reported and skipped, be it characters, a statement or an item, so that
/// one run finds as much as it can. What follows from a problem is no problem of its own.
struct Parser {
    /// How deep control flow, expressions and types may nest.
    static let maxDepth = 256
    /// The most operations directly in one block.
    static let maxBlockStatements = 65_535

    let source: SourceFile
    let list: TokenList
    /// Where the first line ends.
    let firstLineEnd: Int
    var index = 0
    var module = ModuleSyntax()
    var diagnostics: DiagnosticList
    /// What is known of the item that is being parsed, once it has a name.
    var openItem: OpenItem?
    /// True if a statement of the item that is being parsed was skipped.
    var isBodyMalformed = false
    /// Where the blocks start that are open, outermost first.
    var openBlocks: [UInt32] = []
    /// Where the problem before starts.
    var lastFault: UInt32?
    /// The line that was last looked at, and whether characters in it make no token.
    var lastLine = 0..<0
    var isLastLineMalformed = false

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
            return ModuleSyntax(isIncomplete: true)
        }
        guard String(validating: source.bytes, as: UTF8.self) != nil else {
            let span = source.firstMalformation ?? .start
            diagnostics.report(.lexical(.invalidUTF8), at: span, in: source)
            return ModuleSyntax(isIncomplete: true)
        }
        // A zero byte ends the text, whatever follows.
        let text = source.bytes.prefix { $0 != 0 }
        let list = Lexer.tokens(of: Array(text))
        for malformation in list.problems where !diagnostics.isTruncated {
            diagnostics.report(.lexical(malformation.problem), at: malformation.span, in: source)
        }
        guard !diagnostics.isTruncated else { return ModuleSyntax(isIncomplete: true) }
        var parser = Parser(source: source, list: list, diagnostics: diagnostics)
        parser.parseItems()
        diagnostics = parser.diagnostics
        return parser.module
    }

    private init(source: SourceFile, list: TokenList, diagnostics: DiagnosticList) {
        self.source = source
        self.list = list
        self.diagnostics = diagnostics
        firstLineEnd = source.bytes.firstIndex(of: 0x0A) ?? source.bytes.count
    }

    private mutating func parseItems() {
        if current.kind == .end {
            report(unexpected("an item, such as 'begin' or 'proc'"))
        }
        var documentation: Token?
        while current.kind != .end {
            let start = index
            openItem = nil
            isBodyMalformed = false
            openBlocks = []
            do throws(Fault) {
                if current.kind == .documentation {
                    try noteDocumentation(&documentation)
                    continue
                }
                documentation = nil
                try parseItem()
                if isMalformed(from: start), openItem == nil { module.isIncomplete = true }
                // What was skipped may have opened a block, so that the item ended too early.
                if isBodyMalformed { skipToItem() }
            } catch {
                report(error)
                if diagnostics.isTruncated {
                    module.isIncomplete = true
                    return
                }
                recoverItem(from: start)
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
        if Int(token.span.start) <= firstLineEnd { return }
        if let pending { module.unusedDocumentation.append(pending.span) }
        pending = token
    }

    // MARK: Tokens

    var current: Token { list.tokens[min(index, list.tokens.count - 1)] }

    var following: Token { list.tokens[min(index + 1, list.tokens.count - 1)] }

    var previousKind: Token.Kind? { index > 0 ? list.tokens[index - 1].kind : nil }

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
            return Fault(.unexpectedToken(text(token), expected: expected), at: token.span)
        }
    }

    /// The word that a token stands for.
    func word(_ token: Token) -> Word { list.words[Int(token.value)] }
}
