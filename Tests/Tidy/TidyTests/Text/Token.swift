// SPDX-License-Identifier: MIT

/// An identifier or a single mark in code, with its line.
struct Token: Equatable {
    let text: String
    let line: Int

    /// The tokens of a file's code, strings and comments left out.
    static func all(in source: SourceText) -> [Token] {
        let code = source.code
        var result: [Token] = []
        var line = 1
        var index = 0
        while index < code.count {
            let start = index
            while index < code.count, ASCII.isIdentifier(code[index]) { index += 1 }
            if index > start {
                result.append(
                    Token(text: String(decoding: code[start..<index], as: UTF8.self), line: line)
                )
                continue
            }
            switch code[index] {
            case ASCII.lineFeed: line += 1
            case ASCII.space: break
            default:
                result.append(Token(text: String(UnicodeScalar(code[index])), line: line))
            }
            index += 1
        }
        return result
    }
}
