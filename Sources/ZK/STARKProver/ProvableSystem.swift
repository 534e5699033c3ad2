// SPDX-License-Identifier: MIT

public import AIR
public import FieldKernels
public import STARKVerifier

/// What a prover must know of a relation beyond what its verifier does.
public protocol ProvableSystem: ConstraintSystem {
    /// The compiled constraints: one output for each, in the order in which they are folded.
    var program: ConstraintProgram { get }
    /// How many fractions of ``busPlan`` each auxiliary column sums up.
    ///
    /// Shape `[auxWidth]`.
    var busFractionCounts: [Int] { get }
    /// The plan of ``program``, folded.
    var foldedPlan: BlockPlan { get }
    /// The plan of the buses: outputs alternate between a numerator and its denominator, column by
    /// column; none reads an auxiliary column.
    var busPlan: BlockPlan { get }
}
