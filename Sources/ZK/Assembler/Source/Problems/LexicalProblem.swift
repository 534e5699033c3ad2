// SPDX-License-Identifier: MIT

/// Characters that make no token.
public enum LexicalProblem: Hashable, Sendable {
    /// The file is no UTF-8.
    case invalidUTF8
    /// The file has 2^32 bytes or more.
    case fileTooLarge
    /// No token starts with this.
    case unexpectedCharacter(String)
    /// A quoted text does not end on its line.
    case unclosedQuote
    /// A number does not fit 64 bits, or is no field element.
    case numberTooLarge
    /// A hexadecimal number has neither 1 to 16 nor 64 digits.
    case hexLength(Int)
    /// A binary number has more than 32 digits.
    case binaryLength(Int)
    /// A prefix stands alone.
    case missingDigits

    var text: ProblemText {
        switch self {
        case .invalidUTF8: ProblemText("invalid-utf8", "the source is not valid UTF-8")
        case .fileTooLarge: ProblemText("file-too-large", "the source has 2^32 bytes or more")
        case .unexpectedCharacter(let character):
            ProblemText("unexpected-character", "no token starts with '\(character)'")
        case .unclosedQuote:
            ProblemText(
                "unclosed-quote",
                "a quoted text does not end on its line",
                hint: "close it with \" on the same line"
            )
        case .numberTooLarge:
            ProblemText("number-too-large", "the number is not smaller than the field modulus")
        case .hexLength(let count):
            ProblemText(
                "hex-length",
                "a hexadecimal number with \(count) digits",
                hint: "write 1 to 16 digits for a number, 64 for a word"
            )
        case .binaryLength(let count):
            ProblemText("binary-length", "a binary number with \(count) digits; 32 are the most")
        case .missingDigits: ProblemText("missing-digits", "digits are missing behind the prefix")
        }
    }
}
