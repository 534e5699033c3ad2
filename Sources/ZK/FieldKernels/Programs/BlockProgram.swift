// SPDX-License-Identifier: MIT

import AIR
import CFieldKernels
public import FieldArithmetic

/// Where the values of a block of rows stand: for each slot, one cell a row.
///
/// The first slots point into columns, so that inputs are read where they are.
public struct BlockSlots {
    /// The slots of the base bank.
    public var base: [UnsafeMutablePointer<Felt>]
    /// The low coefficients of the extension bank's slots.
    public var extended0: [UnsafeMutablePointer<Felt>]
    /// The high coefficients of the extension bank's slots.
    public var extended1: [UnsafeMutablePointer<Felt>]
}

/// A plan made ready to run over blocks of rows, for one statement and its challenges.
///
/// What does not depend on the row (statement, challenges, constants, and all that follows from
/// them) is computed once; each thread takes a ``BlockWorkspace`` of its own for the rest.
public final class BlockProgram {
    /// Rows of a block; the last of a trace may have fewer.
    public static let blockRows = 64

    /// What is run.
    public let plan: BlockPlan
    /// The slots that all rows share, each repeated for a block.
    let fixedBase: FeltMatrix
    let fixedExtended: FeltMatrix
    /// The factors of weighted sums.
    let weights: [QuadFelt]
    /// The same for the packed kernels.
    let weightLimbs: [UInt64]
    let kernels: FieldKernels
    /// How many outputs the program has.
    public var outputCount: Int { plan.ends.count }

    /// Prepares a plan.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - foldingWeights: What each output of a folded plan's program is multiplied by before they
    ///     are summed up. Shape `[program.outputCount]`, or `[0]` for a plan that is not folded.
    ///   - publicValues: The statement. Shape `[publicValueCount]`.
    ///   - alpha: The first challenge of the buses.
    ///   - beta: The second challenge of the buses.
    ///   - finals: The committed finals. Shape `[finalCount]`.
    ///   - kernels: The form of the arithmetic.
    public init(
        _ plan: BlockPlan,
        foldingWeights: [QuadFelt] = [],
        publicValues: [Felt],
        alpha: QuadFelt,
        beta: QuadFelt,
        finals: [QuadFelt],
        kernels: FieldKernels
    ) {
        let values = plan.graph.fixedValues(
            base: publicValues + [.zero, .zero, .zero] + plan.constants,
            from: 2 * plan.shape.mainWidth + plan.shape.periodicCount,
            extended: [alpha, beta] + finals,
            from: 2 * plan.shape.auxWidth,
            weights: foldingWeights
        )
        self.plan = plan
        self.kernels = kernels
        fixedBase = FeltMatrix(columns: plan.fixedBase.map { Self.repeated(values[$0].c0) })
        fixedExtended = FeltMatrix(
            columns: plan.fixedExtended.flatMap { node in
                [Self.repeated(values[node].c0), Self.repeated(values[node].c1)]
            }
        )
        weights = plan.weights.map { values[$0] }
        weightLimbs = weights.flatMap { kernels.limbs(of: $0) }
    }

    private static func repeated(_ value: Felt) -> [Felt] {
        [Felt](repeating: value, count: blockRows)
    }
}

extension ProgramGraph {
    /// The values that are the same on all rows; zero in place of all others.
    ///
    /// - Parameters:
    ///   - base: Inputs of the base bank.
    ///   - firstBase: The slot of the first of them.
    ///   - extended: Inputs of the extension bank.
    ///   - firstExtended: The slot of the first of them.
    ///   - weights: The factors of outputs.
    /// - Returns: A value for each node.
    fileprivate func fixedValues(
        base: [Felt],
        from firstBase: Int,
        extended: [QuadFelt],
        from firstExtended: Int,
        weights: [QuadFelt]
    ) -> [QuadFelt] {
        var values: [QuadFelt] = []
        values.reserveCapacity(nodes.count)
        for (node, traits) in zip(nodes, traits) {
            guard traits.isFixed else {
                values.append(.zero)
                continue
            }
            switch node {
            case .base(let slot): values.append(QuadFelt(base[slot - firstBase]))
            case .extended(let slot): values.append(extended[slot - firstExtended])
            case .weight(let position): values.append(weights[position])
            case .add(let left, let right): values.append(values[left] + values[right])
            case .subtract(let left, let right): values.append(values[left] - values[right])
            case .multiply(let left, let right): values.append(values[left] * values[right])
            case .negate(let operand): values.append(-values[operand])
            case .weightedSum: preconditionFailure("terms depend on the row")
            }
        }
        return values
    }
}

extension FieldKernels {
    /// A weight as the packed kernels read it.
    fileprivate func limbs(of weight: QuadFelt) -> [UInt64] {
        guard let limbBits = packed?.pointee.limb_bits else { return [] }
        let upperHalf = Felt(reducing: 1 << 32)
        return [weight.c0, weight.c0 * upperHalf, weight.c1, weight.c1 * upperHalf].flatMap {
            felt in
            stride(from: 0, to: 64, by: limbBits).map { bit in
                felt.value >> UInt64(bit) & (1 << UInt64(limbBits) - 1)
            }
        }
    }
}

/// What goes with the rows besides the two traces.
public struct BlockInputs {
    /// The main columns, each with its first cell repeated after the last.
    ///
    /// Shape `[mainWidth]`.
    public var main: [UnsafeMutablePointer<Felt>]
    /// The auxiliary columns, two base columns for each, wrapped like the main ones.
    ///
    /// Shape `[2 * auxWidth]`, or empty for a program that reads none.
    public var aux: [UnsafeMutablePointer<Felt>]
    /// The periodic columns, each repeated to one block more than its period.
    ///
    /// Shape `[periodicCount]`.
    public var periodic: [UnsafeMutablePointer<Felt>]
    /// The periods, powers of two.
    ///
    /// Shape `[periodicCount]`.
    public var periods: [Int]
    /// The selectors of first, last and all other rows.
    ///
    /// Shape `[3]`.
    public var selectors: [UnsafeMutablePointer<Felt>]

    /// Gathers inputs.
    public init(
        main: [UnsafeMutablePointer<Felt>],
        aux: [UnsafeMutablePointer<Felt>],
        periodic: [UnsafeMutablePointer<Felt>],
        periods: [Int],
        selectors: [UnsafeMutablePointer<Felt>]
    ) {
        self.main = main
        self.aux = aux
        self.periodic = periodic
        self.periods = periods
        self.selectors = selectors
    }
}
