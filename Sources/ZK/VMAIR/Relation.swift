// SPDX-License-Identifier: MIT

public import AIR
public import FieldArithmetic

/// What a proof is about: the machine's columns, its constraints and its buses.
///
/// A relation is a value, so that proofs of several can be told apart by their digest. Its program
/// is compiled once.
public struct Relation: Sendable {
    /// The digest that a transcript starts from.
    public let digest: Word
    /// Widths of the traces and of the statement.
    public let shape: TraceShape
    /// The constraints in emission order; the first gets the highest power of the challenge.
    public let constraints: [Constraint]
    /// One period of each periodic column.
    ///
    /// Shape `[18][16 or 8]`.
    public let periodicColumns: [[Felt]]
    /// The compiled constraints: one output for each, in the same order.
    public let program: ConstraintProgram
    /// The compiled buses: what the auxiliary columns sum up on a row, from main columns alone.
    ///
    /// Outputs alternate between a numerator and its denominator, column by column. Numerators are
    /// zero where the operation or chiplet of the row has nothing to say.
    public let busProgram: ConstraintProgram
    /// How many fractions of ``busProgram`` each auxiliary column sums up.
    ///
    /// Shape `[7]`.
    public let busFractionCounts: [Int]
    /// The buses that the message of each fraction of ``busProgram`` can go to; several if the row
    /// decides.
    public let busFractionBuses: [[BusID]]

    /// Columns of the main trace.
    public var mainWidth: Int { shape.mainWidth }
    /// Columns of the auxiliary trace, each of extension elements.
    public var auxWidth: Int { shape.auxWidth }
    /// Public values: program hash 4, stack inputs 16, stack outputs 16, transcript state 4.
    public var publicValueCount: Int { shape.publicValueCount }
    /// The number of constraints.
    public var constraintCount: Int { constraints.count }

    // A version with dots for a name; without the underscores its digits run together.
    // swift-format-ignore: AlwaysUseLowerCamelCase
    /// The relation of Miden VM 0.23, whose proofs and ours are interchangeable.
    ///
    /// It is followed to the letter, also where it leaves the prover too much choice; a relation
    /// without those holes is another value under another digest.
    public static let miden_0_23: Relation = {
        let shape = TraceShape(
            mainWidth: 72,
            auxWidth: 7,
            periodicCount: PeriodicValues.columns.count,
            publicValueCount: PublicValues.count,
            finalCount: 2
        )
        let builder = ConstraintBuilder()
        let machine = MachineConstraints(builder)
        machine.emit()
        let fractions = machine.busFractions
        let fractionRoots = fractions.flatMap { column in
            column.flatMap { [$0.numerator.index, $0.denominator.index] }
        }
        return Relation(
            digest: Word(
                2_564_365_500_194_292_689,
                7_963_649_451_118_915_546,
                13_003_513_905_888_733_288,
                3_704_785_727_996_306_162
            ),
            shape: shape,
            constraints: builder.constraints,
            periodicColumns: PeriodicValues.columns,
            program: ConstraintProgram(builder, shape: shape),
            busProgram: ConstraintProgram(builder, roots: fractionRoots, shape: shape),
            busFractionCounts: fractions.map { $0.count },
            busFractionBuses: machine.busColumns.flatMap { $0.messages.map { $0.busIDs } }
        )
    }()
}

extension Relation {
    /// The value of each constraint at a point outside the trace domain.
    ///
    /// Shape `[constraintCount]`.
    ///
    /// - Precondition: The frame has the relation's shape.
    public func constraintValues(at frame: OutOfDomainFrame) -> [QuadFelt] {
        program.evaluate(frame)
    }

    /// The value of each constraint on a row of base elements.
    ///
    /// Shape `[constraintCount]`.
    ///
    /// - Precondition: The frame has the relation's shape.
    public func constraintValues(at frame: RowFrame) -> [QuadFelt] {
        program.evaluate(frame)
    }

    /// All constraints in one: the sum over `k` of `alpha^(constraintCount - 1 - k) * C_k`.
    ///
    /// - Parameters:
    ///   - frame: The point, in the relation's shape.
    ///   - alpha: The folding challenge, not that of the buses.
    /// - Returns: The value that quotient and vanishing polynomial must multiply to.
    public func foldedConstraints(at frame: OutOfDomainFrame, alpha: QuadFelt) -> QuadFelt {
        program.evaluate(frame).reduce(.zero) { $0 * alpha + $1 }
    }

    /// The messages that the statement itself puts on the buses.
    ///
    /// - Parameters:
    ///   - publicValues: The statement. Shape `[40]`.
    ///   - kernelDigests: The kernel's procedures, in any order.
    ///   - alpha: The first challenge of the buses.
    ///   - beta: The second challenge of the buses.
    /// - Returns: For each message as it is encoded, how often it is sent; negative for received.
    /// - Precondition: The public values have the relation's shape.
    public func boundaryMessages(
        publicValues: [Felt],
        kernelDigests: [Word],
        alpha: QuadFelt,
        beta: QuadFelt
    ) -> [QuadFelt: QuadFelt] {
        let boundary = BusBoundary(alpha: alpha, beta: beta)
        return boundary.messages(publicValues: publicValues, kernelDigests: kernelDigests)
            .reduce(into: [:]) { $0[$1.encoded, default: .zero] += QuadFelt($1.count) }
    }

    /// Adds to the first final value the fractions of the statement's own messages.
    ///
    /// - Parameters:
    ///   - finals: The committed final values of the auxiliary trace. Shape `[2]`.
    ///   - publicValues: The statement. Shape `[40]`.
    ///   - kernelDigests: The kernel's procedures, in any order.
    ///   - alpha: The first challenge of the buses.
    ///   - beta: The second challenge of the buses.
    /// - Returns: Zero if and only if the buses balance.
    /// - Throws: ``BusError`` when a shape is wrong, an unused final value is not zero or a message
    ///   has no inverse.
    public func busBoundary(
        finals: [QuadFelt],
        publicValues: [Felt],
        kernelDigests: [Word],
        alpha: QuadFelt,
        beta: QuadFelt
    ) throws(BusError) -> QuadFelt {
        guard publicValues.count == publicValueCount else {
            throw .publicValueCount(expected: publicValueCount, got: publicValues.count)
        }
        guard finals.count == shape.finalCount else {
            throw .finalCount(expected: shape.finalCount, got: finals.count)
        }
        for (position, value) in finals.enumerated().dropFirst() where value != .zero {
            throw .unusedFinal(position)
        }
        let boundary = BusBoundary(alpha: alpha, beta: beta)
        return finals[0]
            + (try boundary.total(publicValues: publicValues, kernelDigests: kernelDigests))
    }
}
