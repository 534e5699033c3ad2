// SPDX-License-Identifier: MIT

/// A piece of source text that the grammar does not take apart.
struct Token {
    /// What a token is.
    enum Kind: UInt8 {
        /// A name that starts with a small letter, or contains one; keywords too.
        case identifier
        /// A name of capitals, digits and `_`.
        case constantName
        /// `"..."` that can be a name.
        case quotedName
        /// `"..."` that cannot.
        case text
        /// Digits; the value is the number.
        case decimal
        /// `0x` and up to 16 digits; the value is the number.
        case hexadecimal
        /// `0b` and digits; the value is the number.
        case binary
        /// `0x` and 64 digits; the value is an index into the list of words.
        case word
        /// `#!` lines; the value is the length of their text.
        case documentation
        /// `exp.u`.
        case expWidth
        case bang, star, plus, comma, minus, arrow, slash, doubleSlash, semicolon
        case colon, doubleColon, equal, dot, doubleDot, at, less, greater
        case leftBrace, rightBrace, leftBracket, rightBracket, leftParen, rightParen
        /// Behind the last character.
        case end
    }

    let kind: Kind
    let span: SourceSpan
    let value: UInt64
    /// True if the characters are malformed, so that the value was not meant.
    let isMalformed: Bool

    init(_ kind: Kind, _ span: SourceSpan, value: UInt64 = 0, isMalformed: Bool = false) {
        self.isMalformed = isMalformed
        self.kind = kind
        self.span = span
        self.value = value
    }
}
