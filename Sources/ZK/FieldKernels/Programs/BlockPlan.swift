// SPDX-License-Identifier: MIT

public import AIR
import CFieldKernels
import FieldArithmetic

/// A constraint program in the order and the slots in which blocks of rows run it.
///
/// It depends on the program alone, so one serves all proofs of a relation.
public final class BlockPlan: Sendable {
    /// On how many cosets of the trace domain each output of a folded plan must be known.
    ///
    /// Falling; empty for a plan that is not folded.
    public let cosetCounts: [Int]
    let graph: ProgramGraph
    let shape: TraceShape
    let constants: [Felt]
    let instructions: [BlockInstruction]
    /// The same for the packed kernels.
    let steps: [ck_step]
    /// How many instructions there are up to and with each output.
    let ends: [Int]
    /// The nodes behind the fixed slots of each bank, and behind the weights.
    let fixedBase: [Int]
    let fixedExtended: [Int]
    let weights: [Int]
    let temporaryBase: Int
    let temporaryExtended: Int

    /// Plans a program.
    ///
    /// - Parameters:
    ///   - program: The program.
    ///   - isFolded: Whether its outputs are weighted and summed up: then the plan's outputs are
    ///     sums, one for each of ``cosetCounts``.
    /// - Complexity: some milliseconds for the constraints of a machine.
    public init(_ program: ConstraintProgram, isFolded: Bool = false) {
        var graph = ProgramGraph(program)
        let classes = isFolded ? graph.foldRoots() : []
        let roots = isFolded ? classes.map { $0.root } : graph.roots
        graph.gatherWeightedSums(for: roots)
        let code = BlockCompilation(graph, roots: roots, shape: program.shape)
        cosetCounts = classes.map { $0.cosetCount }
        self.graph = graph
        shape = program.shape
        constants = program.constants
        instructions = code.instructions
        steps = code.instructions.map { $0.packed }
        ends = code.ends
        fixedBase = code.fixedBase
        fixedExtended = code.fixedExtended
        weights = code.weights
        let rowInputs = 2 * shape.mainWidth + shape.periodicCount + 3
        temporaryBase = code.baseSlots.count - rowInputs - code.fixedBase.count
        temporaryExtended =
            code.extensionSlots.count - 2 * shape.auxWidth - code.fixedExtended.count
    }
}
