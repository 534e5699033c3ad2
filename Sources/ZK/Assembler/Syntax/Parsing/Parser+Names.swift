// SPDX-License-Identifier: MIT

import FieldArithmetic
import VMCore

extension Parser {
    /// A name, bare or quoted.
    mutating func parseName(_ expected: String) throws(Fault) -> NameSyntax {
        let token = current
        switch token.kind {
        case .identifier:
            let name = text(token)
            guard !Identifier.reserved.contains(name) else { throw unexpected(expected) }
            index += 1
            return NameSyntax(text: name, span: token.span)
        case .quotedName:
            let name = content(token)
            guard Identifier.isName(name) else {
                throw Fault(.malformedName(name), at: token.span)
            }
            index += 1
            return NameSyntax(text: name, span: token.span)
        case .constantName: throw unexpected("\(expected), with a small letter in it")
        default: throw unexpected(expected)
        }
    }

    /// A name that is not quoted.
    mutating func parseBareName(_ expected: String) throws(Fault) -> NameSyntax {
        guard current.kind == .identifier else { throw unexpected(expected) }
        return try parseName(expected)
    }

    /// The name of a constant.
    mutating func parseConstantName() throws(Fault) -> NameSyntax {
        let token = try expect(.constantName, "the name of a constant, in capitals")
        return NameSyntax(text: text(token), span: token.span)
    }

    /// A path; the last name may be that of a constant if `allowsConstant` is set.
    mutating func parsePath(
        _ expected: String,
        allowsConstant: Bool = false
    ) throws(Fault) -> PathSyntax {
        let start = current.span
        let isAbsolute = takeIf(.doubleColon)
        var components: [String] = []
        while true {
            if allowsConstant, current.kind == .constantName {
                components.append(text(take()))
                break
            }
            components.append(try parseName(expected).text)
            guard takeIf(.doubleColon) else { break }
        }
        let span = start.joined(lastSpan)
        guard Int(span.end - span.start) <= PathText.maxByteCount else {
            throw Fault(.malformedName(components[0]), at: span)
        }
        guard !isAbsolute || components.count > 1 else {
            throw Fault(.importWithoutModule, at: span)
        }
        let isRoot = components[0] == "$exec" || components[0] == "$kernel"
        return PathSyntax(isAbsolute: isAbsolute || isRoot, components: components, span: span)
    }

    /// A root or a path.
    mutating func parseTarget() throws(Fault) -> TargetSyntax {
        switch current.kind {
        case .word:
            let token = take()
            return .root(word(token), token.span)
        case .hexadecimal: throw Fault(.malformedRoot, at: current.span)
        default: return .path(try parsePath("a procedure's name, path or root"))
        }
    }

    /// A decimal or hexadecimal field element.
    mutating func parseFelt() throws(Fault) -> UInt64 {
        let token = current
        guard token.kind == .decimal || token.kind == .hexadecimal else {
            throw unexpected("a number")
        }
        guard token.value < Felt.modulus else {
            throw Fault(
                .outOfRange(text(token), expected: ProblemText.fieldElement),
                at: token.span
            )
        }
        index += 1
        return token.value
    }

    /// `[a, b, c, d]` or 64 hexadecimal digits.
    mutating func parseWord() throws(Fault) -> Word {
        if current.kind == .word { return word(take()) }
        try expect(.leftBracket, "a word")
        var elements = [Felt(reducing: try parseFelt())]
        for _ in 1..<4 {
            try expect(.comma, "','")
            elements.append(Felt(reducing: try parseFelt()))
        }
        try expect(.rightBracket, "']'")
        return Word(elements)
    }

    /// A quoted text.
    mutating func parseText() throws(Fault) -> String {
        guard current.kind == .text || current.kind == .quotedName else {
            throw unexpected("a quoted text")
        }
        return content(take())
    }
}
