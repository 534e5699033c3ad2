// SPDX-License-Identifier: MIT

/// Finds marks that stand for work undone or for a check switched off.
///
/// The marks below are what it looks for, not marks themselves.
enum MarkScanner {
    /// Comments that promise work.
    static func unfinished(in sources: [SourceText]) -> [Finding] {
        let marks: Set<String> = ["TODO", "FIXME", "XXX", "HACK"]
        return sources.flatMap { source in
            source.commentLines.enumerated().compactMap { index, text in
                let words = text.split(whereSeparator: { !$0.isLetter }).map(String.init)
                guard let mark = words.first(where: marks.contains) else { return nil }
                return Finding(path: source.path, line: index + 1, message: mark)
            }
        }
    }

    /// `try!` in code.
    static func forced(in sources: [SourceText]) -> [Finding] {
        sources.flatMap { source in
            source.codeLines.enumerated().filter { $0.element.contains("try!") }.map {
                Finding(path: source.path, line: $0.offset + 1, message: "try!")
            }
        }
    }

    /// Unchecked marks without a comment on their line or the line above.
    static func unproven(in sources: [SourceText]) -> [Finding] {
        let marks = ["@unchecked Sendable", "nonisolated(unsafe)"]
        return sources.flatMap { source -> [Finding] in
            let code = source.codeLines
            let comments = source.commentLines
            return code.indices.compactMap { index in
                guard let mark = marks.first(where: { code[index].contains($0) }) else {
                    return nil
                }
                let near = comments[max(0, index - 1)...index]
                guard near.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) else { return nil }
                return Finding(path: source.path, line: index + 1, message: mark)
            }
        }
    }
}
