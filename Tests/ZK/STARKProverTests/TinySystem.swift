// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic
import FieldKernels
import STARKProver
import STARKVerifier
import Transcript

/// Two columns that grow like Fibonacci's, with a pinch of a periodic column, and a bus on which
/// each row sends its first cell and receives that of the next.
///
/// Public values: the first column's first and last cell.
struct TinySystem: ProvableSystem {
    let digest = Word(1, 2, 3, 4)
    let shape = TraceShape(
        mainWidth: 2,
        auxWidth: 1,
        periodicCount: 1,
        publicValueCount: 2,
        finalCount: 2
    )
    let periodicColumns: [[Felt]] = [[5, 0, 7, 1]]
    let program: ConstraintProgram
    let busProgram: ConstraintProgram
    let busFractionCounts = [2]
    var foldedPlan: BlockPlan { BlockPlan(program, isFolded: true) }
    var busPlan: BlockPlan { BlockPlan(busProgram) }

    init() {
        let builder = ConstraintBuilder()
        let cells = (0..<2).map { builder.expression(.main(.current, column: $0)) }
        let after = (0..<2).map { builder.expression(.main(.next, column: $0)) }
        let alpha = builder.expression(.challenge(0))
        let (sent, received) = (alpha + cells[0], alpha + after[0])
        let one = builder.constant(.one)
        busProgram = ConstraintProgram(
            builder,
            roots: [one.index, sent.index, (-one).index, received.index],
            shape: shape
        )
        builder.onTransitions.require(after[0], equals: cells[1])
        builder.onTransitions.require(
            after[1],
            equals: cells[0] + cells[1] + builder.expression(.periodic(0))
        )
        builder.onFirstRow.require(cells[0], equals: builder.expression(.publicValue(0)))
        builder.onLastRow.require(cells[0], equals: builder.expression(.publicValue(1)))
        let sum = builder.expression(.auxiliary(.current, column: 0))
        let next = builder.expression(.auxiliary(.next, column: 0))
        builder.onFirstRow.requireZero(sum)
        builder.onTransitions.require((next - sum) * sent * received, equals: received - sent)
        builder.onLastRow.require(sum, equals: builder.expression(.final(0)))
        program = ConstraintProgram(builder, shape: shape)
    }

    func foldedConstraints(at frame: OutOfDomainFrame, challenge: QuadFelt) -> QuadFelt {
        program.evaluate(frame).reduce(.zero) { $0 * challenge + $1 }
    }

    func busBoundary(of statement: Statement, alpha: QuadFelt, beta: QuadFelt) -> QuadFelt? {
        guard let first = (alpha + statement.publicValues[0]).inverse(),
            let last = (alpha + statement.publicValues[1]).inverse()
        else { return nil }
        return last - first
    }

    /// A trace that satisfies the relation.
    func trace(log2Rows: Int) -> [[Felt]] {
        var columns: [[Felt]] = [[], []]
        var (a, b): (Felt, Felt) = (3, 4)
        for row in 0..<1 << log2Rows {
            columns[0].append(a)
            columns[1].append(b)
            (a, b) = (b, a + b + periodicColumns[0][row % 4])
        }
        return columns
    }

    func statement(of trace: [[Felt]]) -> Statement {
        Statement(publicValues: [trace[0][0], trace[0][trace[0].count - 1]], words: [])
    }

    /// Why the verifier refuses a proof; nil if it does not.
    func refusal<Hash: ProofHash>(
        of proof: STARKProof,
        _ statement: Statement,
        _ hash: Hash.Type
    ) -> VerificationError? {
        var transcript = Hash.ProofTranscript(relation: digest)
        do throws(VerificationError) {
            try verify(
                proof,
                of: self,
                statement: statement,
                hash: hash,
                transcript: &transcript
            )
            return nil
        } catch {
            return error
        }
    }
}
