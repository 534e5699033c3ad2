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

    /// The line that an offset lies in, without its end, at most ``excerptBytes`` of it.
    func line(at offset: UInt32) -> (text: String, start: Int) {
        let position = min(Int(offset), bytes.count)
        var start = position
        while start > 0, bytes[start - 1] != 0x0A, position - start < Self.excerptBytes / 2 {
            start -= 1
        }
        var end = position
        while end < bytes.count, bytes[end] != 0x0A, end - start < Self.excerptBytes { end += 1 }
        if end > start, bytes[end - 1] == 0x0D { end -= 1 }
        return (String(decoding: bytes[start..<end], as: UTF8.self), start)
    }

    /// How much of a long line a diagnostic shows.
    static let excerptBytes = 160
}
