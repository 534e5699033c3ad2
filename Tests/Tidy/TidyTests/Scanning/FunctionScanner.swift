// SPDX-License-Identifier: MIT

/// Finds the bodies of functions by counting braces in code.
enum FunctionScanner {
    /// A function with the lines that it takes, from its keyword to its closing brace.
    struct Body: Equatable {
        let name: String
        let line: Int
        let lineCount: Int
    }

    private static let keywords: Set<String> = [
        "func", "init", "deinit", "subscript", "var", "get", "set",
    ]
    /// What can only begin another declaration, so that the one before it had no body.
    private static let others: Set<String> = [
        "func", "init", "deinit", "subscript", "var", "let", "case", "static", "mutating", "struct",
        "enum", "class", "protocol", "extension", "typealias", "associatedtype", "public",
        "private",
        "internal", "fileprivate", "package", "return", "guard", "if", "for", "while", "switch",
    ]

    /// The functions, initialisers, subscripts and computed properties of a Swift file.
    static func bodies(in source: SourceText) -> [Body] {
        let tokens = Token.all(in: source)
        return tokens.indices.compactMap { index in
            guard keywords.contains(tokens[index].text), isDeclaration(index, in: tokens) else {
                return nil
            }
            return body(from: index, in: tokens)
        }
    }

    /// The functions of a Python file: from `def` to the last line that is indented deeper.
    static func functions(inPython source: SourceText) -> [Body] {
        let lines = source.codeLines
        return lines.indices.compactMap { index in
            let words = lines[index].split(separator: " ").drop(while: { $0 == "async" })
            guard words.first == "def", let depth = indentation(lines[index]) else { return nil }
            var last = index
            for next in lines.indices.dropFirst(index + 1) {
                guard let own = indentation(lines[next]) else { continue }
                // The closing parenthesis of a long list of parameters stands below the `def`.
                if own <= depth, !lines[next].dropFirst(own).hasPrefix(")") { break }
                last = next
            }
            return Body(name: "def", line: index + 1, lineCount: last - index + 1)
        }
    }

    /// The spaces that a line begins with; nil for a blank line.
    private static func indentation(_ line: String) -> Int? {
        let spaces = line.prefix(while: { $0 == " " }).count
        return spaces == line.count ? nil : spaces
    }

    /// The functions of a C or JavaScript file: braces at depth zero that follow a parenthesis or
    /// an arrow.
    static func functions(inC source: SourceText) -> [Body] {
        let tokens = Token.all(in: source)
        var result: [Body] = []
        var depth = 0
        var start: Int?
        for (index, token) in tokens.enumerated() {
            if token.text == "{" {
                if depth == 0, index > 0, [")", ">"].contains(tokens[index - 1].text) {
                    start = index
                }
                depth += 1
            } else if token.text == "}" {
                depth -= 1
                if depth == 0, let first = start {
                    let line = tokens[first].line
                    result.append(
                        .init(name: "function", line: line, lineCount: token.line - line + 1)
                    )
                    start = nil
                }
            }
        }
        return result
    }

    /// `self.init(…)` and `.init(…)` are calls, `var` in a pattern has no body of its own.
    private static func isDeclaration(_ index: Int, in tokens: [Token]) -> Bool {
        if index > 0, tokens[index - 1].text == "." { return false }
        guard ["get", "set"].contains(tokens[index].text) else { return true }
        return index + 1 < tokens.count && tokens[index + 1].text == "{"
    }

    private static func body(from index: Int, in tokens: [Token]) -> Body? {
        var depth = 0
        var next = index + 1
        while next < tokens.count {
            let token = tokens[next]
            switch token.text {
            case "(", "[": depth += 1
            case ")", "]": depth -= 1
            case "{" where depth == 0:
                let end = closing(from: next, in: tokens)
                let named = index + 1 < tokens.count ? tokens[index + 1].text : ""
                let keyword = tokens[index].text
                let name = ["func", "var"].contains(keyword) ? named : keyword
                return Body(
                    name: name,
                    line: tokens[index].line,
                    lineCount: end - tokens[index].line + 1
                )
            case "}" where depth == 0, "=" where depth == 0 && tokens[index].text == "var":
                return nil
            case _ where depth == 0 && next > index + 1 && others.contains(token.text): return nil
            default: break
            }
            if depth < 0 { return nil }
            next += 1
        }
        return nil
    }

    private static func closing(from opening: Int, in tokens: [Token]) -> Int {
        var depth = 0
        for token in tokens[opening...] {
            if token.text == "{" { depth += 1 }
            if token.text == "}" {
                depth -= 1
                if depth == 0 { return token.line }
            }
        }
        return tokens.last?.line ?? 0
    }
}
