// SPDX-License-Identifier: MIT

import FieldArithmetic
import VMCore

/// Cuts a source into tokens.
///
/// What makes none is reported. A token of the likely kind stands for it, or nothing if it stands
/// alone, so that the rest of the source can be read.
struct Lexer {
    let bytes: [UInt8]
    var position = 0
    var list = TokenList()

    /// The tokens of a source that is valid UTF-8.
    static func tokens(of bytes: [UInt8]) -> TokenList {
        var lexer = Lexer(bytes: bytes)
        lexer.list.tokens.reserveCapacity(bytes.count / 4)
        while lexer.skipBlanks() { lexer.scan() }
        lexer.emit(.end, from: bytes.count)
        return lexer.list
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// The byte at the position, zero behind the last.
    var current: UInt8 { position < bytes.count ? bytes[position] : 0 }

    /// The byte behind the position, zero behind the last.
    var next: UInt8 { position + 1 < bytes.count ? bytes[position + 1] : 0 }

    func span(from start: Int) -> SourceSpan {
        SourceSpan(start: UInt32(start), end: UInt32(position))
    }

    mutating func emit(_ kind: Token.Kind, from start: Int, value: UInt64 = 0) {
        list.tokens.append(Token(kind, span(from: start), value: value))
    }

    /// Notes malformed characters, and the token that stands for them.
    ///
    /// Its value is 1, which fits the most places.
    mutating func emit(_ problem: LexicalProblem, from start: Int, as kind: Token.Kind? = nil) {
        list.problems.append(
            TokenList.Malformation(
                problem: problem,
                span: span(from: start),
                index: list.tokens.count
            )
        )
        guard let kind else { return }
        var value: UInt64 = 1
        if kind == .word {
            value = UInt64(list.words.count)
            list.words.append(Word(Felt(reducing: UInt64(start)), .zero, .zero, .zero))
        }
        list.tokens.append(Token(kind, span(from: start), value: value, isMalformed: true))
    }

    /// Skips blanks and comments; false at the end.
    private mutating func skipBlanks() -> Bool {
        while position < bytes.count {
            let byte = bytes[position]
            if byte == 0x20 || (0x09...0x0D).contains(byte) {
                position += 1
            } else if byte == 0x23, next != 0x21 {
                while position < bytes.count, bytes[position] != 0x0A { position += 1 }
            } else if byte >= 0x80, scalar().properties.isWhitespace {
                position += scalarLength
            } else {
                return true
            }
        }
        return false
    }

    private mutating func scan() {
        let start = position
        switch current {
        case 0x61...0x7A: scanName(from: start)
        case 0x41...0x5A, 0x5F: scanName(from: start)
        case 0x30...0x39: scanNumber()
        case 0x22: scanQuoted()
        case 0x23: scanDocumentation()
        case 0x24: scanSpecial()
        default: scanSymbol()
        }
    }

    static func isSmall(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }

    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private mutating func scanName(from start: Int) {
        var hasSmall = false
        while PathText.isBareByte(current) {
            hasSmall = hasSmall || Self.isSmall(current)
            position += 1
        }
        if current >= 0x80, scalar().properties.isAlphabetic { return scanForeignWord(from: start) }
        if bytes[start] == 0x5F, start + 1 == position || bytes[start + 1] == 0x5F {
            return emitMalformedWord(from: start, as: hasSmall ? .identifier : .constantName)
        }
        if hasSmall {
            let isExp = position - start == 3 && bytes[start..<position].elementsEqual("exp".utf8)
            if isExp, current == 0x2E, next == 0x75 {
                position += 2
                return emit(.expWidth, from: start)
            }
            return emit(.identifier, from: start)
        }
        emit(.constantName, from: start)
    }

    /// The rest of a name with letters that names do not have.
    private mutating func scanForeignWord(from start: Int) {
        while PathText.isBareByte(current) || current >= 0x80 && scalar().properties.isAlphabetic {
            position += scalarLength
        }
        emitMalformedWord(from: start, as: .identifier)
    }

    private mutating func emitMalformedWord(from start: Int, as kind: Token.Kind) {
        let word = String(decoding: bytes[start..<position].prefix(256), as: UTF8.self)
        emit(.malformedWord(word), from: start, as: kind)
    }

    private mutating func scanSpecial() {
        let start = position
        position += 1
        while Self.isSmall(current) || Self.isDigit(current) || current == 0x5F { position += 1 }
        let name = String(decoding: bytes[start..<position], as: UTF8.self)
        if name == "$kernel" || name == "$exec" { return emit(.identifier, from: start) }
        if position == start + 1 { return emit(.unexpectedCharacter("$"), from: start) }
        emitMalformedWord(from: start, as: .identifier)
    }

    private mutating func scanSymbol() {
        let start = position
        let pair = Self.pairs[UInt16(current) << 8 | UInt16(next)]
        if let pair {
            position += 2
            return emit(pair, from: start)
        }
        if let symbol = Self.symbols[current] {
            position += 1
            return emit(symbol, from: start)
        }
        if scalar().properties.isAlphabetic { return scanForeignWord(from: start) }
        if current == 0x27, let end = endOfSingleQuotes {
            position = end
            let text = String(decoding: bytes[start..<end], as: UTF8.self)
            return emit(.unexpectedCharacter(text), from: start, as: .text)
        }
        let character = String(Character(scalar()))
        position += scalarLength
        emit(.unexpectedCharacter(character), from: start)
    }

    /// Behind the mark that closes the one at the position, if one follows soon on the line.
    private var endOfSingleQuotes: Int? {
        let rest = bytes[(position + 1)...].prefix(64).prefix { $0 != 0x0A }
        return rest.firstIndex(of: 0x27).map { $0 + 1 }
    }

    /// The character at the position.
    private func scalar() -> Unicode.Scalar {
        let end = min(position + scalarLength, bytes.count)
        let text = String(decoding: bytes[position..<end], as: UTF8.self)
        return text.unicodeScalars.first ?? "\u{FFFD}"
    }

    /// How many bytes the character at the position has.
    private var scalarLength: Int {
        switch current {
        case 0xF0...: 4
        case 0xE0...: 3
        case 0xC0...: 2
        default: 1
        }
    }

    private static let pairs: [UInt16: Token.Kind] = [
        0x2D3E: .arrow, 0x2F2F: .doubleSlash, 0x3A3A: .doubleColon, 0x2E2E: .doubleDot,
    ]

    private static let symbols: [UInt8: Token.Kind] = [
        0x21: .bang, 0x2A: .star, 0x2B: .plus, 0x2C: .comma, 0x2D: .minus, 0x2F: .slash,
        0x3B: .semicolon, 0x3A: .colon, 0x3D: .equal, 0x2E: .dot, 0x40: .at, 0x3C: .less,
        0x3E: .greater, 0x7B: .leftBrace, 0x7D: .rightBrace, 0x5B: .leftBracket,
        0x5D: .rightBracket, 0x28: .leftParen, 0x29: .rightParen,
    ]
}
