// SPDX-License-Identifier: MIT

extension SourceFile {
    /// How much of a long line a diagnostic shows in front of a stretch, and from there on.
    private static let bytesBefore = 60
    private static let bytesBehind = 100

    /// The line that a stretch starts in, fit for a terminal.
    ///
    /// - Parameter span: The stretch.
    /// - Returns: The line without its end; of a long one a part, with `…` where it was cut. Where
    ///   in it the stretch lies, in characters; one at least, and no further than the line goes.
    /// - Complexity: independent of the line's length.
    func excerpt(at span: SourceSpan) -> (text: String, underline: Range<Int>) {
        let position = min(Int(span.start), bytes.count)
        let start = lineStart(before: position)
        let end = lineEnd(behind: position)
        let stop = max(position, min(Int(span.end), end))
        let isCutInFront = start > 0 && bytes[start - 1] != 0x0A
        let isCutBehind = end < bytes.count && bytes[end] != 0x0A && bytes[end] != 0x0D
        let front = (isCutInFront ? "…" : "") + visible(start..<position)
        let marked = front + visible(position..<stop)
        let text = marked + visible(stop..<end) + (isCutBehind ? "…" : "")
        let first = front.count
        return (text, first..<max(first + 1, marked.count))
    }

    private func visible(_ range: Range<Int>) -> String {
        VisibleText.of(String(decoding: bytes[range], as: UTF8.self))
    }

    /// Where the line starts, or the part of it that is shown.
    private func lineStart(before position: Int) -> Int {
        let limit = max(0, position - Self.bytesBefore)
        var start = position
        while start > limit, bytes[start - 1] != 0x0A { start -= 1 }
        // A character is not cut apart.
        while start > 0, start < position, bytes[start] & 0xC0 == 0x80 { start += 1 }
        return start
    }

    /// Where the line ends, or the part of it that is shown.
    private func lineEnd(behind position: Int) -> Int {
        let limit = min(bytes.count, position + Self.bytesBehind)
        var end = position
        while end < limit, bytes[end] != 0x0A { end += 1 }
        if end == limit, end < bytes.count {
            while end > position, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        }
        if end > position, bytes[end - 1] == 0x0D, end == bytes.count || bytes[end] == 0x0A {
            end -= 1
        }
        return end
    }
}

extension SourceFile {
    /// The first bytes that are no UTF-8.
    var firstMalformation: SourceSpan? {
        var parser = Unicode.UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        var position: UInt32 = 0
        while true {
            switch parser.parseScalar(from: &iterator) {
            case .valid(let scalar): position += UInt32(scalar.count)
            case .error(let length):
                return SourceSpan(start: position, end: position + UInt32(length))
            case .emptyInput: return nil
            }
        }
    }
}
