// SPDX-License-Identifier: MIT

/// Characters that make no token.
public enum LexicalProblem: Hashable, Sendable {
    /// The file is no UTF-8.
    case invalidUTF8
    /// The file has 2^32 bytes or more.
    case fileTooLarge
    /// No token starts with this.
    case unexpectedCharacter(String)
    /// A name with a character that names do not have, or a beginning that they do not have.
    case malformedWord(String)
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
        case .invalidUTF8:
            ProblemText(
                "invalid-utf8",
                "these bytes are no text",
                expected: "text in UTF-8",
                hint: "save the file as UTF-8"
            )
        case .fileTooLarge:
            ProblemText(
                "file-too-large",
                "the source is too large",
                expected: "less than 4 GiB",
                hint: "split it into several modules"
            )
        case .unexpectedCharacter(let character):
            ProblemText(
                "unexpected-character",
                "\(ProblemText.quoted(character)) has no meaning here",
                expected: "a name, a number, a quoted text or a sign such as '.' or '::'",
                hint: Self.hint(for: character)
            )
        case .malformedWord(let word):
            ProblemText(
                "malformed-word",
                "\(ProblemText.quoted(word)) cannot be a name",
                expected: "letters a to z, digits and '_', at most one '_' in front",
                hint: word.hasPrefix("$")
                    ? "only '$kernel' and '$exec' start with '$'"
                    : "any other name stands in double quotes: \"...\""
            )
        case .unclosedQuote:
            ProblemText(
                "unclosed-quote",
                "this quoted text does not end on its line",
                expected: "'\"' at its end",
                hint: "a '\"' within a text is written '\\\"'"
            )
        default: numberText
        }
    }

    private var numberText: ProblemText {
        switch self {
        case .hexLength(let count):
            ProblemText(
                "hex-length",
                "this hexadecimal number has \(count) digits",
                expected: "1 to 16 digits for a number, 64 for a word of four",
                hint: "a word is four numbers of 16 digits each; fill up with zeros"
            )
        case .binaryLength(let count):
            ProblemText(
                "binary-length",
                "this binary number has \(count) digits",
                expected: "1 to 32 digits",
                hint: "write a larger number in decimal, or with '0x'"
            )
        case .missingDigits:
            ProblemText(
                "missing-digits",
                "there are no digits behind the prefix",
                expected: "digits, as in '0xff' or '0b101'",
                hint: "remove the prefix if a decimal number follows"
            )
        default:
            ProblemText(
                "number-too-large",
                "this number is too large",
                expected: ProblemText.fieldElement,
                hint: "numbers are elements of the field of 2^64 - 2^32 + 1"
            )
        }
    }

    private static func hint(for character: String) -> String {
        switch character.prefix(1) {
        case "'", "`", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}":
            "texts stand in straight double quotes: \"...\""
        case "\\": "a comment starts with '#'"
        case "%": "a remainder is computed by an instruction: 'u32mod'"
        case "$": "only '$kernel' and '$exec' start with '$'"
        default: "remove it, or put a '#' in front of a remark for people"
        }
    }
}
