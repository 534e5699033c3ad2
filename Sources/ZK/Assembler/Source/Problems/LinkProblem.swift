// SPDX-License-Identifier: MIT

/// Names that lead nowhere, or where they must not.
public enum LinkProblem: Hashable, Sendable {
    /// A path that leads nowhere.
    case undefinedPath(String)
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
    /// A syscall without a kernel, or of something it does not offer.
    case notInKernel(String)
    /// A kernel procedure reached by something else than a syscall.
    case kernelProcedure(String)
    /// A root of which nothing is known.
    case unknownRoot(String)
    /// No module to assemble.
    case noModules
    /// Libraries made for another kernel.
    case otherKernel
    /// A constant that depends on other modules and is wrong.
    case constant(SemanticProblem)
    /// A variant whose value does not fit the form of exported types.
    case wideVariant(String)
    /// A type that contains itself.
    case typeCircle(String)
    /// A type nested too deep.
    case typeTooDeep

    var text: ProblemText {
        switch self {
        case .undefinedPath(let path):
            ProblemText("undefined-path", "nothing is found under '\(path)'")
        case .notPublic(let path): ProblemText("not-public", "'\(path)' is not public")
        case .notAModule(let name):
            ProblemText("not-a-module", "'\(name)' is no module here")
        case .notAProcedure(let path):
            ProblemText("not-a-procedure", "'\(path)' is no procedure")
        case .notAConstant(let path): ProblemText("not-a-constant", "'\(path)' is no constant")
        case .notAType(let path): ProblemText("not-a-type", "'\(path)' is no type")
        case .procedureCircle(let path):
            ProblemText("procedure-circle", "'\(path)' calls itself through other procedures")
        case .importCircle(let path):
            ProblemText("import-circle", "the import '\(path)' leads back to itself")
        case .duplicateModule(let path):
            ProblemText("duplicate-module", "there are two modules '\(path)'")
        case .notInKernel(let name):
            ProblemText("not-in-kernel", "the kernel offers no '\(name)'")
        default: otherText
        }
    }

    private var otherText: ProblemText {
        switch self {
        case .kernelProcedure(let path):
            ProblemText(
                "kernel-procedure",
                "'\(path)' belongs to the kernel",
                hint: "reach it by syscall"
            )
        case .unknownRoot(let root):
            ProblemText("unknown-root", "no procedure with the root \(root) is known")
        case .noModules: ProblemText("no-modules", "there is no module to assemble")
        case .otherKernel:
            ProblemText("other-kernel", "a library was made for another kernel")
        case .constant(let problem): problem.text
        case .wideVariant(let name):
            ProblemText("wide-variant", "the value of '\(name)' does not fit 32 bits")
        case .typeCircle(let name):
            ProblemText("type-circle", "the type '\(name)' contains itself")
        case .typeTooDeep: ProblemText("type-too-deep", "a type nested more than 256 deep")
        default: ProblemText("link", "the modules do not fit together")
        }
    }
}
