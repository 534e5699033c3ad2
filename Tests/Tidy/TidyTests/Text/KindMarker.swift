// SPDX-License-Identifier: MIT

/// Walks once over a file and says of every byte whether it is code, string or comment.
///
/// It knows nested comments, raw and multi-line strings, interpolation (counted as string, whatever
/// is inside), and names in backticks (counted as string, since they may hold any character).
struct KindMarker {
    private let bytes: [UInt8]
    private let language: SourceText.Language
    private var kinds: [SourceText.Kind]
    private var position = 0

    init(bytes: [UInt8], language: SourceText.Language) {
        self.bytes = bytes
        self.language = language
        kinds = Array(repeating: .code, count: bytes.count)
    }

    /// The kind of every byte, in order.
    mutating func marked() -> [SourceText.Kind] {
        while position < bytes.count { step() }
        return kinds
    }

    private mutating func step() {
        switch (byte(0), byte(1), language) {
        case (ASCII.slash, ASCII.slash, .swift), (ASCII.slash, ASCII.slash, .c): lineComment()
        case (ASCII.slash, ASCII.star, .swift), (ASCII.slash, ASCII.star, .c): blockComment()
        case (ASCII.hash, _, .hashComments): lineComment()
        case (ASCII.quote, _, _): string(hashes: 0)
        case (ASCII.hash, _, .swift): rawStringOrCode()
        case (ASCII.backtick, _, .swift): mark(.string, upTo: ASCII.backtick)
        case (ASCII.apostrophe, _, .c) where !isDigitSeparator:
            mark(.string, upTo: ASCII.apostrophe)
        default: position += 1
        }
    }

    private func byte(_ offset: Int) -> UInt8? {
        let index = position + offset
        return index < bytes.count ? bytes[index] : nil
    }

    private var isDigitSeparator: Bool {
        position > 0 && ASCII.isIdentifier(bytes[position - 1])
    }

    private mutating func advance(_ count: Int, as kind: SourceText.Kind) {
        for _ in 0..<count where position < bytes.count {
            kinds[position] = kind
            position += 1
        }
    }

    private mutating func lineComment() {
        while let next = byte(0), next != ASCII.lineFeed { advance(1, as: .comment) }
    }

    private mutating func blockComment() {
        var depth = 0
        repeat {
            switch (byte(0), byte(1)) {
            case (ASCII.slash, ASCII.star) where depth == 0 || language == .swift:
                depth += 1
                advance(2, as: .comment)
            case (ASCII.star, ASCII.slash):
                depth -= 1
                advance(2, as: .comment)
            default: advance(1, as: .comment)
            }
        } while depth > 0 && position < bytes.count
    }

    /// A short quoted thing that ends at its own mark, or with the line.
    private mutating func mark(_ kind: SourceText.Kind, upTo end: UInt8) {
        advance(1, as: kind)
        while let next = byte(0), next != end, next != ASCII.lineFeed {
            advance(next == ASCII.backslash ? 2 : 1, as: kind)
        }
        if byte(0) == end { advance(1, as: kind) }
    }

    private mutating func rawStringOrCode() {
        var hashes = 0
        while byte(hashes) == ASCII.hash { hashes += 1 }
        guard byte(hashes) == ASCII.quote else {
            position += hashes
            return
        }
        advance(hashes, as: .string)
        string(hashes: hashes)
    }

    /// A string from its opening quotes to its closing ones.
    private mutating func string(hashes: Int) {
        let isMultiLine = byte(1) == ASCII.quote && byte(2) == ASCII.quote
        let quotes = isMultiLine ? 3 : 1
        advance(quotes, as: .string)
        while let next = byte(0) {
            if next == ASCII.quote, closes(quotes: quotes, hashes: hashes) {
                return advance(quotes + hashes, as: .string)
            }
            if next == ASCII.lineFeed, !isMultiLine, language != .hashComments { return }
            if next == ASCII.backslash, (1...).prefix(hashes).allSatisfy({ byte($0) == ASCII.hash })
            {
                escape(hashes: hashes)
            } else {
                advance(1, as: .string)
            }
        }
    }

    private func closes(quotes: Int, hashes: Int) -> Bool {
        (0..<quotes).allSatisfy { byte($0) == ASCII.quote }
            && (0..<hashes).allSatisfy { byte(quotes + $0) == ASCII.hash }
    }

    /// An escaped character, or an interpolation with all that it holds.
    private mutating func escape(hashes: Int) {
        advance(1 + hashes, as: .string)
        guard language == .swift, byte(0) == ASCII.openParenthesis else {
            return advance(1, as: .string)
        }
        let start = position
        var depth = 0
        repeat {
            switch byte(0) {
            case ASCII.openParenthesis: depth += 1
            case ASCII.closeParenthesis: depth -= 1
            default: break
            }
            step()
        } while depth > 0 && position < bytes.count
        for index in start..<position { kinds[index] = .string }
    }
}
