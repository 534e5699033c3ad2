// SPDX-License-Identifier: MIT

/// Items of one module that contradict each other or themselves.
public enum SemanticProblem: Hashable, Sendable {
    /// A name taken twice, for the first time in this line.
    case duplicateName(String, firstLine: Int)
    /// More items than a module holds.
    case tooManyItems
    /// `begin` where there can be none.
    case unexpectedEntryPoint
    /// No `begin` where there must be one.
    case missingEntryPoint
    /// A re-export of a kernel.
    case reexportInKernel
    /// A procedure or import that a program offers to others.
    case exportInProgram
    /// An enumeration of a type that discriminants do not have.
    case enumerationType(String)
    /// Two variants with one value.
    case duplicateVariant(String)
    /// A variant that does not fit the type of its enumeration.
    case variantOutOfRange(String, largest: UInt64)
    /// Documentation that belongs to nothing.
    case unusedDocumentation
    /// An import that nothing uses.
    case unusedImport(String)
    /// A name that nothing declares.
    case undefinedName(String, NameAdvice)
    /// A procedure that names itself.
    case selfReference(String)
    /// A repeat count outside 1...1,000,000.
    case repeatCount(UInt64)
    /// A constant of a kind that does not fit.
    case wrongKind(String, got: String, expected: String)
    /// A constant outside the range of its place.
    case constantOutOfRange(String, got: UInt64, largest: UInt64)
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
        case .duplicateName(let name, let line):
            ProblemText(
                "duplicate-name",
                "\(ProblemText.quoted(name)) is declared twice in this module",
                expected: "a name of its own",
                hint: "the first is in line \(line)"
            )
        case .undefinedName(let name, let advice):
            ProblemText(
                "undefined-name",
                "nothing here is called \(ProblemText.quoted(name))",
                expected: "a name that this module declares or imports",
                hint: advice.hint(otherwise: "declare it in this module, or import it by 'use'")
            )
        case .selfReference(let name):
            ProblemText(
                "self-reference",
                "\(ProblemText.quoted(name)) names itself",
                expected: "another procedure",
                hint: "there is no recursion; repeat with 'while.true' or 'repeat'"
            )
        case .repeatCount(let count):
            ProblemText(
                "repeat-count",
                "a body cannot be repeated \(count) times",
                expected: "a count from 1 to 1000000",
                hint: count == 0
                    ? "remove the body, or put a '#' in front of its lines"
                    : "'while.true' repeats without a limit"
            )
        case .duplicateAdviceKey:
            ProblemText(
                "duplicate-advice-key",
                "this key of the advice map is already taken",
                expected: "each key once",
                hint: "without a key in parentheses the hash of the values is the key"
            )
        case .syscallPath:
            ProblemText(
                "syscall-path",
                "a syscall names a kernel procedure alone",
                expected: "one name without '::'",
                hint: "drop the module's path"
            )
        default: moduleText
        }
    }

    private var moduleText: ProblemText {
        switch self {
        case .tooManyItems:
            ProblemText(
                "too-many-items",
                "this module has too many items",
                expected: "at most 65536",
                hint: "move some of them into another module"
            )
        case .unexpectedEntryPoint:
            ProblemText(
                "unexpected-entry-point",
                "only a program has 'begin'",
                expected: "'proc', 'use', 'const', 'type' or 'enum'",
                hint: "a procedure that others may call starts with 'pub proc'"
            )
        case .missingEntryPoint:
            ProblemText(
                "missing-entry-point",
                "this program does not say where it starts",
                expected: "'begin', instructions and 'end'",
                hint: "put what runs first between 'begin' and 'end'"
            )
        case .reexportInKernel:
            ProblemText(
                "reexport-in-kernel",
                "a kernel cannot re-export",
                expected: "'use' without 'pub'",
                hint: "call what is imported in a 'pub proc' of the kernel"
            )
        case .exportInProgram:
            ProblemText(
                "export-in-program",
                "a program offers no procedures",
                expected: "'proc' or 'use' without 'pub'",
                hint: "drop 'pub', or put the procedure into a module of its own"
            )
        case .unusedDocumentation:
            ProblemText(
                "unused-documentation",
                "this documentation belongs to nothing",
                expected: "an item behind it",
                hint: "an ordinary comment starts with '#' alone"
            )
        case .unusedImport(let name):
            ProblemText(
                "unused-import",
                "nothing uses the import \(ProblemText.quoted(name))",
                expected: "only imports that are used",
                hint: "remove it, or use what it names"
            )
        default: enumerationText
        }
    }

    private var enumerationText: ProblemText {
        switch self {
        case .enumerationType(let name):
            ProblemText(
                "enumeration-type",
                "the type of \(ProblemText.quoted(name)) cannot tell variants apart",
                expected: "i1, i8, i16, i32, u8, u16, u32 or felt",
                hint: "the type stands behind the name: 'enum Name : u8'"
            )
        case .duplicateVariant(let name):
            ProblemText(
                "duplicate-variant",
                "\(ProblemText.quoted(name)) has the value of another variant",
                expected: "a value of its own",
                hint: "choose another number; without one it is one more than the last"
            )
        case .variantOutOfRange(let name, let largest):
            ProblemText(
                "variant-out-of-range",
                "\(ProblemText.quoted(name)) does not fit the enumeration's type",
                expected: "a number from 0 to \(largest)",
                hint: "choose a smaller number, or a larger type such as u32"
            )
        default: constantText
        }
    }

    private var constantText: ProblemText {
        switch self {
        case .wrongKind(let name, let got, let expected):
            ProblemText(
                "wrong-kind",
                "\(ProblemText.quoted(name)) is \(got)",
                expected: expected,
                hint: "name another constant, or change what this one stands for"
            )
        case .constantOutOfRange(let name, let got, let largest):
            ProblemText(
                "constant-out-of-range",
                "\(ProblemText.quoted(name)) is \(got), which is out of range here",
                expected: "a number from 0 to \(largest)",
                hint: "name another constant, or make this one smaller"
            )
        case .constantCircle(let name):
            ProblemText(
                "constant-circle",
                "\(ProblemText.quoted(name)) is defined by itself",
                expected: "a value that can be computed",
                hint: "give one of the constants on the way a value of its own"
            )
        case .operandNotInteger:
            ProblemText(
                "operand-not-integer",
                "an operand of this expression is no number",
                expected: "numbers, or constants that are numbers",
                hint: "a constant of another module takes part in one operation at most"
            )
        case .divisionByZero: SyntaxProblem.divisionByZero.text
        case .constantOverflow: SyntaxProblem.constantOverflow.text
        default:
            ProblemText("semantic", "the module contradicts itself", hint: ProblemText.report)
        }
    }
}
