// SPDX-License-Identifier: MIT

/// Names that lead nowhere, or where they must not.
public enum LinkProblem: Hashable, Sendable {
    /// A path that leads nowhere.
    case undefinedPath(String, NameAdvice)
    /// An item that its module keeps to itself.
    case notPublic(String)
    /// A path that starts at an item that is no import.
    case notAModule(String)
    /// A target that is no procedure.
    case notAProcedure(String)
    /// A name that is no constant.
    case notAConstant(String)
    /// A name that is no type.
    case notAType(String)
    /// Procedures that need each other.
    case procedureCircle(String)
    /// Imports that lead to each other.
    case importCircle(String)
    /// Two modules under one path.
    case duplicateModule(String)
    /// A syscall without a kernel.
    case noKernel(String)
    /// A syscall of something that the kernel does not offer.
    case notInKernel(String, nearest: String?)
    /// A kernel procedure reached by something else than a syscall.
    case kernelProcedure(String)
    /// No module to assemble.
    case noModules
    /// A variant whose value does not fit the form of exported types.
    case wideVariant(String)
    /// A type that contains itself.
    case typeCircle(String)
    /// A type nested too deep.
    case typeTooDeep
    /// A structure at multiples of what is no power of two.
    case unevenAlignment(Int)
    /// A division by the zero of another module.
    case divisionByZero
    /// A result from constants of other modules that is no element.
    case constantOverflow

    var text: ProblemText {
        switch self {
        case .undefinedPath(let path, let advice):
            ProblemText(
                "undefined-path",
                "nothing is found under \(ProblemText.quoted(path))",
                expected: "a path into a module or library that was given",
                hint: advice.hint(otherwise: "was its library or folder given?")
            )
        case .notPublic(let path):
            ProblemText(
                "not-public",
                "\(ProblemText.quoted(path)) is not public",
                expected: "a public item, or one of this module",
                hint: "write 'pub' in front of its declaration"
            )
        case .notAModule(let name):
            ProblemText(
                "not-a-module",
                "\(ProblemText.quoted(name)) is no module here",
                expected: "an imported module in front of '::'",
                hint: "import one by 'use'; '->' gives it another name"
            )
        case .notAProcedure(let path):
            ProblemText(
                "not-a-procedure",
                "\(ProblemText.quoted(path)) is no procedure",
                expected: "the name or path of a procedure",
                hint: "only what 'proc' declares can be called"
            )
        case .notAConstant(let path):
            ProblemText(
                "not-a-constant",
                "\(ProblemText.quoted(path)) is no constant",
                expected: "the name of a constant, such as 'const A = 1' declares",
                hint: "declare it by 'const', or import it"
            )
        case .notAType(let path):
            ProblemText(
                "not-a-type",
                "\(ProblemText.quoted(path)) is no type",
                expected: "felt, word, an integer type or the name of a type",
                hint: "declare it by 'type' or 'enum', or import it"
            )
        default: circleText
        }
    }

    private var circleText: ProblemText {
        switch self {
        case .procedureCircle(let path):
            ProblemText(
                "procedure-circle",
                "\(ProblemText.quoted(path)) calls itself through other procedures",
                expected: "calls that end",
                hint: "there is no recursion; repeat with 'while.true' or 'repeat'"
            )
        case .importCircle(let path):
            ProblemText(
                "import-circle",
                "the import \(ProblemText.quoted(path)) leads back to itself",
                expected: "imports that end at a declaration",
                hint: "let one of them name the module that declares it"
            )
        case .typeCircle(let name):
            ProblemText(
                "type-circle",
                "the type \(ProblemText.quoted(name)) contains itself",
                expected: "a type that can be written out",
                hint: "not even a pointer may lead back; use 'ptr<felt>'"
            )
        case .typeTooDeep:
            ProblemText(
                "type-too-deep",
                "this type is too large",
                expected: "at most 256 levels and 65536 parts",
                hint: "shorten its arrays, or split it into several types"
            )
        case .unevenAlignment(let count):
            ProblemText(
                "uneven-alignment",
                "nothing can be aligned to \(count) bytes",
                expected: "a power of two, up to 32768",
                hint: "write another number in '@align(…)'"
            )
        case .wideVariant(let name):
            ProblemText(
                "wide-variant",
                "the value of \(ProblemText.quoted(name)) is out of range",
                expected: "a number from 0 to 4294967295",
                hint: "choose a smaller number; exported variants have 32 bits"
            )
        default: kernelText
        }
    }

    private var kernelText: ProblemText {
        switch self {
        case .noKernel(let name):
            ProblemText(
                "no-kernel",
                "there is no kernel that offers \(ProblemText.quoted(name))",
                expected: "a kernel, given beside the source",
                hint: "procedures of libraries are called by 'exec' or 'call'"
            )
        case .notInKernel(let name, let nearest):
            ProblemText(
                "not-in-kernel",
                "the kernel offers no \(ProblemText.quoted(name))",
                expected: "a public procedure of the kernel",
                hint: nearest.map { "did you mean \(ProblemText.quoted($0))?" }
                    ?? "'swift-miden vm inspect' lists what a kernel's package offers"
            )
        case .kernelProcedure(let path):
            ProblemText(
                "kernel-procedure",
                "\(ProblemText.quoted(path)) belongs to the kernel",
                expected: "a procedure outside of the kernel",
                hint: "reach it by 'syscall'"
            )
        case .duplicateModule(let path):
            ProblemText(
                "duplicate-module",
                "there are two modules \(ProblemText.quoted(path))",
                expected: "one module under each path",
                hint: "was a file or a library given twice?"
            )
        case .noModules:
            ProblemText(
                "no-modules",
                "there is no module to assemble",
                expected: "one module or more",
                hint: "name a .masm file, or a folder that holds one"
            )
        case .divisionByZero: SyntaxProblem.divisionByZero.text
        case .constantOverflow: SyntaxProblem.constantOverflow.text
        default:
            ProblemText("link", "the modules do not fit together", hint: ProblemText.report)
        }
    }
}
