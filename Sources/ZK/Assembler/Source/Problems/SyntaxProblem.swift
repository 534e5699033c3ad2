// SPDX-License-Identifier: MIT

/// Tokens that make no item, and literals that are wrong where they stand.
public enum SyntaxProblem: Hashable, Sendable {
    /// A token that does not fit here.
    case unexpectedToken(String, expected: String)
    /// The source ends where more is needed.
    case unexpectedEnd(expected: String)
    /// A number outside the range of its place.
    case outOfRange(String, range: String)
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
    case malformedAttribute(String)
    /// A name or a path that cannot be one.
    case malformedName(String)

    var text: ProblemText {
        switch self {
        case .unexpectedToken(let found, _):
            ProblemText("unexpected-token", "\(found) does not fit here")
        case .unexpectedEnd(let expected):
            ProblemText("unexpected-end", "the source ends where \(expected) should follow")
        case .outOfRange(let found, let range):
            ProblemText("out-of-range", "\(found) is not in the range \(range)")
        case .divisionByZero: ProblemText("division-by-zero", "division by zero")
        case .constantOverflow:
            ProblemText("constant-overflow", "the expression leaves the range of field elements")
        case .textInArithmetic:
            ProblemText("text-in-arithmetic", "a text cannot be used as a number")
        case .nestedTooDeep: ProblemText("nested-too-deep", "nested more than 256 deep")
        case .removedInstruction(let name):
            ProblemText(
                "removed-instruction",
                "there is no '\(name)'",
                hint: "write '\(name)_le' or '\(name)_be'"
            )
        case .malformedRoot:
            ProblemText("malformed-root", "the root of a procedure has 64 hexadecimal digits")
        default: itemText
        }
    }

    private var itemText: ProblemText {
        switch self {
        case .importWithoutModule:
            ProblemText("import-without-module", "the path names a module and nothing in it")
        case .unnamedRoot:
            ProblemText(
                "unnamed-root",
                "an imported root needs a name",
                hint: "add '->' and a name"
            )
        case .documentationTooLong:
            ProblemText("documentation-too-long", "documentation of more than 65535 bytes")
        case .tooManyPushes: ProblemText("too-many-pushes", "one push takes at most 16 values")
        case .bodyTooLong:
            ProblemText("body-too-long", "more than 65535 operations in one block")
        case .tooManyFields:
            ProblemText("too-many-fields", "a structure has at most 255 fields")
        case .repeatedAttribute(let name):
            ProblemText("repeated-attribute", "'\(name)' is given twice")
        case .malformedAttribute(let name):
            ProblemText("malformed-attribute", "'\(name)' does not have this form")
        case .malformedName(let name):
            ProblemText("malformed-name", "'\(name)' cannot be a name")
        default: ProblemText("syntax", "the source is malformed")
        }
    }
}
