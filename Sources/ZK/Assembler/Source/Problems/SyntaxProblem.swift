// SPDX-License-Identifier: MIT

/// Tokens that make no item, and literals that are wrong where they stand.
public enum SyntaxProblem: Hashable, Sendable {
    /// A token that does not fit here.
    case unexpectedToken(String, expected: String)
    /// A word that is no instruction, and one spelled almost like it.
    case unknownInstruction(String, nearest: String?)
    /// A block that starts in this line and does not end before the next item.
    case missingEnd(openLine: Int)
    /// The source ends where more is needed.
    case unexpectedEnd(expected: String)
    /// A number outside the range of its place.
    case outOfRange(String, expected: String)
    /// A literal divisor that is zero.
    case divisionByZero
    /// A literal expression that leaves the field.
    case constantOverflow
    /// A text among numbers.
    case textInArithmetic
    /// An expression or a type nested too deep.
    case nestedTooDeep
    /// An instruction of an earlier version.
    case removedInstruction(String)
    /// A root that is not written with 64 digits.
    case malformedRoot
    /// An import without a module.
    case importWithoutModule
    /// A root imported without a name.
    case unnamedRoot
    /// A documentation comment above 65,535 bytes.
    case documentationTooLong
    /// More values than one `push` takes.
    case tooManyPushes
    /// More operations in one block than 65,535.
    case bodyTooLong
    /// More fields in a structure than 255.
    case tooManyFields
    /// An attribute given twice.
    case repeatedAttribute(String)
    /// An attribute or an annotation in a form it does not have.
    case malformedAttribute(String, expected: String)
    /// A name or a path that cannot be one.
    case malformedName(String)

    var text: ProblemText {
        switch self {
        case .unexpectedToken(let found, let expected):
            ProblemText(
                "unexpected-token",
                "\(ProblemText.quoted(found)) does not fit here",
                expected: expected,
                hint: Self.hint(for: found)
            )
        case .unknownInstruction(let name, let nearest):
            ProblemText(
                "unknown-instruction",
                "there is no instruction \(ProblemText.quoted(name))",
                expected: "an instruction or 'end'",
                hint: nearest.map { "did you mean \(ProblemText.quoted($0))?" }
                    ?? "a procedure of this name is run by \(ProblemText.quoted("exec." + name))"
            )
        case .missingEnd(let line):
            ProblemText(
                "missing-end",
                "a block has no 'end'",
                expected: "an instruction or 'end'",
                hint: "the block that starts in line \(line) is open here"
            )
        case .unexpectedEnd(let expected):
            ProblemText(
                "unexpected-end",
                "the source ends too early",
                expected: expected,
                hint: "'begin', 'proc', 'if', 'while' and 'repeat' each need an 'end'"
            )
        case .outOfRange(let found, let expected):
            ProblemText(
                "out-of-range",
                "\(ProblemText.quoted(found)) is out of range",
                expected: expected,
                hint: "choose a number in this range; there is no other form"
            )
        case .removedInstruction(let name):
            ProblemText(
                "removed-instruction",
                "there is no instruction \(ProblemText.quoted(name))",
                expected: "an instruction that says in which order a word's elements lie",
                hint: "write '\(name)_le' or '\(name)_be'"
            )
        case .tooManyPushes:
            ProblemText(
                "too-many-pushes",
                "this push has too many values",
                expected: "1 to 16 values",
                hint: "split it into several"
            )
        case .bodyTooLong:
            ProblemText(
                "body-too-long",
                "this block has too many instructions",
                expected: "at most 65535",
                hint: "move some of them into a procedure"
            )
        default: expressionText
        }
    }

    private var expressionText: ProblemText {
        switch self {
        case .divisionByZero:
            ProblemText(
                "division-by-zero",
                "division by zero",
                expected: "a divisor other than 0",
                hint: "nothing can be divided by 0: write another number or constant"
            )
        case .constantOverflow:
            ProblemText(
                "constant-overflow",
                "the result is out of range",
                expected: ProblemText.fieldElement,
                hint: "constants neither wrap around nor become negative"
            )
        case .textInArithmetic:
            ProblemText(
                "text-in-arithmetic",
                "a text cannot be used as a number",
                expected: "a number or the name of a constant",
                hint: "a number stands without quotes"
            )
        case .nestedTooDeep:
            ProblemText(
                "nested-too-deep",
                "this is nested too deep",
                expected: "at most 256 levels",
                hint: "give a part a name of its own"
            )
        default: itemText
        }
    }

    private var itemText: ProblemText {
        switch self {
        case .malformedRoot:
            ProblemText(
                "malformed-root",
                "this number is no root of a procedure",
                expected: "0x and 64 hexadecimal digits",
                hint: "copy the digest whole, as 'swift-miden vm assemble' prints it"
            )
        case .importWithoutModule:
            ProblemText(
                "import-without-module",
                "this path has only one name",
                expected: "a module and a name, such as 'miden::core::math::u64'",
                hint: "write the module and '::' in front of the name"
            )
        case .unnamedRoot:
            ProblemText(
                "unnamed-root",
                "an imported root needs a name",
                expected: "'->' and a name behind the root",
                hint: "write 'use 0x... -> name'; 'exec.name' then calls it"
            )
        case .documentationTooLong:
            ProblemText(
                "documentation-too-long",
                "this documentation is too long",
                expected: "at most 65535 bytes",
                hint: "ordinary comments, which start with '#', may have any length"
            )
        case .tooManyFields:
            ProblemText(
                "too-many-fields",
                "this structure has too many fields",
                expected: "at most 255",
                hint: "put some of them into a structure of their own"
            )
        case .repeatedAttribute(let name):
            ProblemText(
                "repeated-attribute",
                "\(ProblemText.quoted(name)) is given twice",
                expected: "each attribute once",
                hint: "remove one of the two"
            )
        case .malformedAttribute(let name, let expected):
            ProblemText(
                "malformed-attribute",
                "\(ProblemText.quoted(name)) does not have this form",
                expected: expected,
                hint: "write it as said here, or leave it out"
            )
        default: nameText
        }
    }

    private var nameText: ProblemText {
        guard case .malformedName(let name) = self else {
            return ProblemText("syntax", "the source is malformed", hint: ProblemText.report)
        }
        return ProblemText(
            "malformed-name",
            "\(ProblemText.quoted(name)) cannot be a name",
            expected: "letters, digits and visible signs but '#', and at most 65535 bytes",
            hint: "choose a simpler one, such as 'my_name'"
        )
    }

    private static func hint(for found: String) -> String {
        switch found {
        case ";": "instructions stand side by side, with blanks between"
        case ".": "this instruction takes nothing more behind its name"
        case "//", "/": "a comment starts with '#'"
        case "export": "a procedure that others may name starts with 'pub proc'"
        case "import": "an import starts with 'use'"
        case "fn", "func", "function", "def": "a procedure starts with 'proc'"
        case "let", "var", "static": "a constant is declared by 'const'"
        case "main": "a program starts with 'begin'"
        case "end": "this 'end' closes nothing, or a block without instructions"
        default:
            found.hasPrefix("#!")
                ? "within a block a comment starts with '#' alone"
                : "write what is expected in its place or in front of it, or remove it"
        }
    }
}
