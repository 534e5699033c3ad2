// SPDX-License-Identifier: MIT

/// Items of one module that contradict each other or themselves.
public enum SemanticProblem: Hashable, Sendable {
    /// A name taken twice.
    case duplicateName(String)
    /// More items than a module holds.
    case tooManyItems
    /// `begin` where there can be none.
    case unexpectedEntryPoint
    /// No `begin` where there must be one.
    case missingEntryPoint
    /// A re-export of a kernel.
    case reexportInKernel
    /// An enumeration of a type that discriminants do not have.
    case enumerationType(String)
    /// Two variants with one value.
    case duplicateVariant(String)
    /// A variant that does not fit the type of its enumeration.
    case variantOutOfRange(String)
    /// Documentation that belongs to nothing.
    case unusedDocumentation
    /// An import that nothing uses.
    case unusedImport(String)
    /// A name that nothing declares.
    case undefinedName(String)
    /// A procedure that names itself.
    case selfReference(String)
    /// A repeat count outside 1...1,000,000.
    case repeatCount
    /// A constant of a kind that does not fit.
    case wrongKind(String, expected: String)
    /// A constant outside the range of its place.
    case constantOutOfRange(String)
    /// Constants that need each other.
    case constantCircle(String)
    /// An operand that is no integer.
    case operandNotInteger
    /// A division by a constant that is zero.
    case divisionByZero
    /// An expression that leaves the field.
    case constantOverflow
    /// A key of the advice map given twice.
    case duplicateAdviceKey
    /// A path as the target of a syscall.
    case syscallPath

    var text: ProblemText {
        switch self {
        case .duplicateName(let name):
            ProblemText("duplicate-name", "'\(name)' is declared twice in this module")
        case .tooManyItems: ProblemText("too-many-items", "a module holds at most 65536 items")
        case .unexpectedEntryPoint:
            ProblemText("unexpected-entry-point", "only a program has 'begin'")
        case .missingEntryPoint: ProblemText("missing-entry-point", "a program needs 'begin'")
        case .reexportInKernel:
            ProblemText("reexport-in-kernel", "a kernel does not re-export")
        case .enumerationType(let name):
            ProblemText(
                "enumeration-type",
                "the type of '\(name)' has no place for discriminants",
                hint: "use an integer type of at most 32 bits, or felt"
            )
        case .duplicateVariant(let name):
            ProblemText("duplicate-variant", "'\(name)' has the value of another variant")
        case .variantOutOfRange(let name):
            ProblemText("variant-out-of-range", "'\(name)' does not fit the enumeration's type")
        case .unusedDocumentation:
            ProblemText("unused-documentation", "this documentation belongs to nothing")
        case .unusedImport(let name):
            ProblemText("unused-import", "nothing uses the import '\(name)'")
        case .undefinedName(let name):
            ProblemText("undefined-name", "nothing here is called '\(name)'")
        case .selfReference(let name):
            ProblemText("self-reference", "'\(name)' refers to itself")
        case .repeatCount:
            ProblemText("repeat-count", "a repeat count lies between 1 and 1000000")
        default: constantText
        }
    }

    private var constantText: ProblemText {
        switch self {
        case .wrongKind(let name, let expected):
            ProblemText("wrong-kind", "'\(name)' is not \(expected)")
        case .constantOutOfRange(let name):
            ProblemText("constant-out-of-range", "'\(name)' does not fit the range of its place")
        case .constantCircle(let name):
            ProblemText("constant-circle", "'\(name)' is defined by itself")
        case .operandNotInteger:
            ProblemText("operand-not-integer", "an operand of this expression is no integer")
        case .divisionByZero: ProblemText("division-by-zero", "division by zero")
        case .constantOverflow:
            ProblemText("constant-overflow", "the expression leaves the range of field elements")
        case .duplicateAdviceKey:
            ProblemText("duplicate-advice-key", "this key of the advice map is already taken")
        case .syscallPath:
            ProblemText(
                "syscall-path",
                "a syscall names a kernel procedure alone",
                hint: "drop the module's path"
            )
        default: ProblemText("semantic", "the module contradicts itself")
        }
    }
}
