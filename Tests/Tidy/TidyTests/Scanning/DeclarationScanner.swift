// SPDX-License-Identifier: MIT

/// Finds what a file declares, line by line.
enum DeclarationScanner {
    private static let modifiers: Set<String> = [
        "public", "open", "package", "internal", "fileprivate", "private", "static", "class",
        "final",
        "mutating", "nonmutating", "override", "required", "convenience", "indirect", "nonisolated",
        "set)", "lazy", "weak", "unowned", "borrowing", "consuming", "prefix", "postfix", "infix",
        "dynamic",
    ]
    private static let typeKeywords: Set<String> = [
        "struct", "enum", "class", "protocol", "actor", "typealias",
    ]
    private static let keywords = typeKeywords.union([
        "func", "var", "let", "init", "subscript", "associatedtype", "case", "macro",
    ])

    /// The types that a file declares outside of any braces, with their lines.
    static func topLevelTypes(in source: SourceText) -> [(name: String, line: Int)] {
        types(in: source, outermostOnly: true)
    }

    /// All types that a file declares, nested ones too.
    static func allTypes(in source: SourceText) -> [(name: String, line: Int)] {
        types(in: source, outermostOnly: false)
    }

    /// The lines of public declarations that no documentation comment stands above: those that
    /// say so, the requirements of public protocols and the cases of public enumerations.
    static func undocumentedPublicLines(in source: SourceText) -> [Int] {
        let lines = source.lines
        let code = source.codeLines
        let members = impliedPublicLines(code)
        return code.indices.compactMap { index in
            guard isPublicDeclaration(code[index]) || members.contains(index) else { return nil }
            var above = index - 1
            while above >= 0, isAttribute(code[above]) { above -= 1 }
            guard above >= 0 else { return index + 1 }
            let text = lines[above].drop(while: { $0 == " " })
            return text.hasPrefix("///") || text.hasSuffix("*/") ? nil : index + 1
        }
    }

    /// Where a requirement of a public protocol or a case of a public enumeration stands.
    private static func impliedPublicLines(_ code: [String]) -> Set<Int> {
        var result: Set<Int> = []
        var depth = 0
        // The open types whose members are public, and the depth of those.
        var scopes: [(depth: Int, members: Set<String>)] = []
        for (index, line) in code.enumerated() {
            let words = line.split(whereSeparator: { " (<:?{".contains($0) })
                .map(String.init).drop(while: { modifiers.contains($0) || $0.hasPrefix("@") })
            if let scope = scopes.last, scope.depth == depth, let first = words.first,
                scope.members.contains(first)
            {
                result.insert(index)
            }
            if isPublicDeclaration(line), line.contains("{"), let keyword = words.first {
                let members: Set<String> =
                    keyword == "protocol"
                    ? ["func", "var", "init", "subscript", "associatedtype"]
                    : keyword == "enum" ? ["case"] : []
                if !members.isEmpty { scopes.append((depth + 1, members)) }
            }
            for character in line {
                if character == "{" { depth += 1 }
                if character == "}" {
                    depth -= 1
                    while let scope = scopes.last, scope.depth > depth { scopes.removeLast() }
                }
            }
        }
        return result
    }

    private static func types(
        in source: SourceText,
        outermostOnly: Bool
    ) -> [(name: String, line: Int)] {
        let tokens = Token.all(in: source)
        var result: [(name: String, line: Int)] = []
        var depth = 0
        for (index, token) in tokens.enumerated() {
            if token.text == "{" { depth += 1 }
            if token.text == "}" { depth -= 1 }
            guard typeKeywords.contains(token.text), !outermostOnly || depth == 0,
                index + 1 < tokens.count, let first = tokens[index + 1].text.first,
                first.isUppercase,
                index == 0 || ![".", ":"].contains(tokens[index - 1].text)
            else { continue }
            result.append((tokens[index + 1].text, token.line))
        }
        return result
    }

    private static func isPublicDeclaration(_ line: String) -> Bool {
        let words = line.split(whereSeparator: { " (<:?".contains($0) })
            .filter { !$0.hasPrefix("@") }.map(String.init)
        guard words.contains("public") || words.contains("open") else { return false }
        let rest = words.drop(while: { modifiers.contains($0) && $0 != "class" })
        guard let keyword = rest.first else { return false }
        return words[..<rest.startIndex].contains(where: { ["public", "open"].contains($0) })
            && keywords.contains(keyword)
    }

    private static func isAttribute(_ line: String) -> Bool {
        let text = line.drop(while: { $0 == " " })
        return text.hasPrefix("@") && !isPublicDeclaration(line)
    }
}
