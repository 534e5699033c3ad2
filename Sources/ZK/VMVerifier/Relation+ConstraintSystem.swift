// SPDX-License-Identifier: MIT

public import AIR
public import FieldArithmetic
public import STARKVerifier
public import VMAIR

extension Relation: ConstraintSystem {
    /// All constraints, folded by powers of `challenge`, the first with the highest.
    public func foldedConstraints(at frame: OutOfDomainFrame, challenge: QuadFelt) -> QuadFelt {
        foldedConstraints(at: frame, alpha: challenge)
    }

    /// What program, transcript and kernel put on the buses; nil if a denominator is zero.
    public func busBoundary(
        of statement: Statement,
        alpha: QuadFelt,
        beta: QuadFelt
    ) -> QuadFelt? {
        do throws(BusError) {
            return try busBoundary(
                finals: [QuadFelt](repeating: .zero, count: shape.finalCount),
                publicValues: statement.publicValues,
                kernelDigests: statement.words,
                alpha: alpha,
                beta: beta
            )
        } catch {
            return nil
        }
    }
}
