// SPDX-License-Identifier: MIT

public import AIR
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

/// A constraint program made ready to run over blocks of rows.
///
/// Slots that do not depend on the row (statement, challenges, constants) are filled once; each
/// thread takes a ``BlockWorkspace`` of its own for the slots that do.
public final class BlockProgram {
    /// Rows of a block; the last of a trace may have fewer.
    public static let blockRows = 64

    let instructions: [ConstraintProgram.Instruction]
    /// The same for the packed kernels.
    let steps: [ck_step]
    let shape: TraceShape
    /// The slots that all rows share, each repeated for a block.
    let fixedBase: FeltMatrix
    let fixedExtended: FeltMatrix
    let temporaryBase: Int
    let temporaryExtended: Int
    /// How many outputs the program has.
    public let outputCount: Int
    let kernels: FieldKernels

    /// Prepares a program.
    ///
    /// - Parameters:
    ///   - program: The program.
    ///   - publicValues: The statement. Shape `[publicValueCount]`.
    ///   - alpha: The first challenge of the buses.
    ///   - beta: The second challenge of the buses.
    ///   - finals: The committed finals. Shape `[finalCount]`.
    ///   - kernels: The form of the arithmetic.
    public init(
        _ program: ConstraintProgram,
        publicValues: [Felt],
        alpha: QuadFelt,
        beta: QuadFelt,
        finals: [QuadFelt],
        kernels: FieldKernels
    ) {
        instructions = program.instructions
        steps = program.instructions.map { ck_step($0) }
        shape = program.shape
        outputCount = program.outputCount
        self.kernels = kernels
        let base = publicValues + program.constants
        fixedBase = FeltMatrix(columns: base.map { Self.repeated($0) })
        let extended = [alpha, beta] + finals
        fixedExtended = FeltMatrix(
            columns: extended.flatMap { [Self.repeated($0.c0), Self.repeated($0.c1)] }
        )
        let rowInputs = 2 * shape.mainWidth + shape.periodicCount + 3
        temporaryBase = program.baseSlotCount - rowInputs - base.count
        temporaryExtended = program.extensionSlotCount - 2 * shape.auxWidth - extended.count
    }

    private static func repeated(_ value: Felt) -> [Felt] {
        [Felt](repeating: value, count: blockRows)
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

extension ck_step {
    init(_ instruction: ConstraintProgram.Instruction) {
        self.init(
            operation: UInt16(instruction.operation.rawValue),
            target: instruction.target,
            left: instruction.left,
            right: instruction.right
        )
    }
}
