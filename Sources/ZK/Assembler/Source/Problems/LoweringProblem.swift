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
    case shiftOutOfRange(UInt64)
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
    /// A kernel without a public procedure.
    case emptyKernel
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
            ProblemText(
                "nested-too-deep",
                "this block is nested too deep",
                expected: "at most 256 levels",
                hint: "move the inner blocks into a procedure"
            )
        case .localOutOfRange(let index, let count):
            ProblemText(
                "local-out-of-range",
                "there is no local \(index), only \(count) of them",
                expected: count == 0
                    ? "a procedure with locals; 'begin' has none"
                    : "a local from 0 to \(count - 1)",
                hint: "write '@locals(\(index / 4 * 4 + 4))' in front of 'proc'"
            )
        case .unalignedLocal(let index):
            ProblemText(
                "unaligned-local",
                "no word of locals starts at \(index)",
                expected: "a multiple of 4, such as \(index / 4 * 4)",
                hint: "'loc_load' and 'loc_store' take any index, for one element"
            )
        case .shiftOutOfRange(let got):
            ProblemText(
                "shift-out-of-range",
                "32 bits cannot be shifted by \(got)",
                expected: "a number from 0 to 31",
                hint: "'miden::core::math::u64' shifts numbers of 64 bits"
            )
        case .divisionByZero: SyntaxProblem.divisionByZero.text
        case .sliceOutOfRange:
            ProblemText(
                "slice-out-of-range",
                "this part is empty or lies outside of the word",
                expected: "positions of a word: one from 0 to 3, or a range such as 1..3",
                hint: "a word has four elements; the end of a range is not part of it"
            )
        case .emptyProcedure(let name):
            ProblemText(
                "empty-procedure",
                "\(ProblemText.quoted(name)) does nothing that is executed",
                expected: "an instruction beside the remarks",
                hint: "'nop' does nothing in one cycle"
            )
        case .conflictingLocals(let name):
            ProblemText(
                "conflicting-locals",
                "\(ProblemText.quoted(name)) equals a procedure with other locals",
                expected: "the same number of locals in both",
                hint: "round both up to the same multiple of 4"
            )
        default: artifactText
        }
    }

    private var artifactText: ProblemText {
        switch self {
        case .noExports:
            ProblemText(
                "no-exports",
                "nothing is public",
                expected: "a 'pub proc', or another public item",
                hint: "write 'pub' in front of what others may use"
            )
        case .emptyKernel:
            ProblemText(
                "empty-kernel",
                "this kernel offers no procedure",
                expected: "a 'pub proc' or more",
                hint: "write 'pub' in front of what programs may call"
            )
        case .tooManyKernelProcedures(let count):
            ProblemText(
                "too-many-kernel-procedures",
                "this kernel has \(count) procedures",
                expected: "at most 255",
                hint: "drop 'pub' where programs need not call a procedure"
            )
        case .duplicateKernelProcedure:
            ProblemText(
                "duplicate-kernel-procedure",
                "two procedures of the kernel do the same",
                expected: "procedures with different code",
                hint: "keep one of them: both would have the same digest"
            )
        case .tooLarge(let limit):
            ProblemText(
                "too-large",
                "the code grows too large",
                expected: "at most \(limit) operations and nodes",
                hint: "lower the counts of 'repeat', or repeat with 'while.true'"
            )
        case .withoutMeaning(let reason):
            ProblemText(
                "without-meaning",
                "an instruction has no meaning here: \(reason)",
                hint: ProblemText.report
            )
        case .malformedLibrary:
            ProblemText(
                "malformed-library",
                "the exports make no library",
                hint: ProblemText.report
            )
        default:
            ProblemText("lowering", "the body cannot be assembled", hint: ProblemText.report)
        }
    }
}
