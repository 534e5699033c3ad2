// SPDX-License-Identifier: MIT

/// Bodies that cannot be turned into nodes.
public enum LoweringProblem: Error, Hashable, Sendable {
    /// Blocks nested too deep.
    case nestedTooDeep
    /// A local that the procedure does not have.
    case localOutOfRange(Int, count: Int)
    /// The index of a local word that is no multiple of four.
    case unalignedLocal(Int)
    /// A shift by more than 31.
    case shiftOutOfRange
    /// A division by a constant that is zero.
    case divisionByZero
    /// A slice that leaves its word.
    case sliceOutOfRange
    /// A body of annotations alone.
    case emptyProcedure(String)
    /// Procedures of one digest with different numbers of locals.
    case conflictingLocals(String)
    /// Nothing to offer.
    case noExports
    /// A kernel of more than 255 procedures.
    case tooManyKernelProcedures(Int)
    /// Two kernel procedures with one digest.
    case duplicateKernelProcedure
    /// More operations or nodes than the limits allow.
    case tooLarge(limit: Int)
    /// An instruction whose meaning the checks before should have found missing.
    case withoutMeaning(String)
    /// Parts that make no library.
    case malformedLibrary

    var text: ProblemText {
        switch self {
        case .nestedTooDeep:
            ProblemText("nested-too-deep", "control flow is nested more than 256 deep")
        case .localOutOfRange(let index, let count):
            ProblemText(
                "local-out-of-range",
                "local \(index) in a procedure with \(count)",
                hint: "declare enough with @locals(n)"
            )
        case .unalignedLocal(let index):
            ProblemText("unaligned-local", "a word of locals at \(index), not a multiple of 4")
        case .shiftOutOfRange: ProblemText("shift-out-of-range", "a shift by more than 31")
        case .divisionByZero: ProblemText("division-by-zero", "division by zero")
        case .sliceOutOfRange:
            ProblemText("slice-out-of-range", "the slice leaves the word or is empty")
        case .emptyProcedure(let name):
            ProblemText(
                "empty-procedure",
                "'\(name)' does nothing that is executed",
                hint: "add 'nop'"
            )
        case .conflictingLocals(let name):
            ProblemText(
                "conflicting-locals",
                "'\(name)' equals another procedure but for its number of locals"
            )
        case .withoutMeaning(let reason):
            ProblemText("without-meaning", "an instruction has no meaning here: \(reason)")
        default: artifactText
        }
    }

    private var artifactText: ProblemText {
        switch self {
        case .noExports: ProblemText("no-exports", "nothing is public")
        case .tooManyKernelProcedures(let count):
            ProblemText(
                "too-many-kernel-procedures",
                "\(count) kernel procedures; 255 are the most"
            )
        case .duplicateKernelProcedure:
            ProblemText("duplicate-kernel-procedure", "two kernel procedures have one digest")
        case .tooLarge(let limit):
            ProblemText("too-large", "the code needs more than \(limit) operations and nodes")
        case .malformedLibrary:
            ProblemText("malformed-library", "the exports make no library")
        default: ProblemText("lowering", "the body cannot be assembled")
        }
    }
}
