// SPDX-License-Identifier: MIT

/// A text with the name that diagnostics and debug information give it.
public struct SourceFile: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// Its text; not checked to be UTF-8 before it is read.
    public let bytes: [UInt8]

    /// Names bytes.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    /// Names a text.
    public init(name: String, text: String) { self.init(name: name, bytes: Array(text.utf8)) }

    /// The text of a stretch, as far as it lies inside.
    func text(_ span: SourceSpan) -> String {
        let start = min(Int(span.start), bytes.count)
        let end = min(Int(span.end), bytes.count)
        return String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
    }

    /// Line and column of an offset, both from 1; columns count characters.
    ///
    /// - Complexity: linear in the offset; only diagnostics ask.
    func position(of offset: UInt32) -> (line: Int, column: Int) {
        let end = min(Int(offset), bytes.count)
        var line = 1
        var lineStart = 0
        for index in 0..<end where bytes[index] == 0x0A {
            line += 1
            lineStart = index + 1
        }
        let column = String(decoding: bytes[lineStart..<end], as: UTF8.self).count + 1
        return (line, column)
    }
}
