// SPDX-License-Identifier: MIT

import CoreLibrary
import FieldArithmetic
import Hashing
import Processor
import TestSupport
import Testing
import Transcript
import VMAIR
import VMVerifier

@testable import STARKVerifier

/// The constraints at a point, as a circuit in the machine and as the verifier outside checks them.
@Suite struct ConstraintCheckPropertyTests {
    private static let relation = Relation.miden_0_23
    private static let values = VerifierCell.busChallenges - 4 - 80

    /// Values out of the domain for which the constraints hold, though no trace has them.
    private struct Instance {
        let shape: ProofShape
        let gamma: QuadFelt
        var statement: Statement
        var committed = CommittedProof()

        init(_ chance: inout SeededGenerator, height: Int, kernelCount: Int) throws {
            shape = try ProofShape(
                log2TraceLength: height,
                shape: relation.shape,
                hash: AlgebraicProofHash<Poseidon2>.self
            )
            gamma = chance.quadFelt()
            statement = Statement(
                publicValues: chance.felts(40),
                words: (0..<kernelCount).map { _ in chance.edgedWord() }
            )
            committed.alpha = chance.quadFelt()
            committed.beta = chance.quadFelt()
            committed.constraintChallenge = chance.quadFelt()
            committed.point = chance.quadFelt()
            committed.valuesAtPoint = (0..<shape.columnCount).map { _ in chance.quadFelt() }
            committed.valuesAtNext = (0..<shape.columnCount).map { _ in chance.quadFelt() }
            let boundary = relation.busBoundary(
                of: statement,
                alpha: committed.alpha,
                beta: committed.beta
            )
            committed.finals = [-(try #require(boundary)), .zero]
            balanceQuotient()
        }

        /// Sets the first chunk of the quotient so that the quotient is the right one.
        private mutating func balanceQuotient() {
            let frame = outOfDomainFrame(
                committed,
                statement: statement,
                system: relation,
                shape: shape
            )
            let challenge = committed.constraintChallenge
            let folded = relation.foldedConstraints(at: frame, challenge: challenge)
            let vanishing = committed.point.squared(times: shape.log2TraceLength) - .one
            let start = shape.widths[0] + shape.widths[1]
            var chunks = recombined(committed.valuesAtPoint[start..<start + 16])
            chunks[0] = .zero
            let rest = quotient(of: chunks)
            let unit = quotient(of: [.one] + [QuadFelt](repeating: .zero, count: 7))
            let missing = folded * vanishing.inverseOrZero() - rest
            committed.valuesAtPoint[start] =
                missing * unit.inverseOrZero() - committed.valuesAtPoint[start + 1].timesX()
        }

        private func quotient(of chunks: [QuadFelt]) -> QuadFelt {
            interpolatedQuotient(
                chunks: chunks,
                point: committed.point,
                log2TraceLength: shape.log2TraceLength
            )
        }

        /// The verdict of the verifier outside.
        var isAccepted: Bool {
            (try? checkConstraints(committed, statement: statement, system: relation, shape: shape))
                != nil
        }

        /// What the steps before the check leave in memory.
        func memory(digest: [Felt], sponge: SpongeInMemory) -> [UInt32: [Felt]] {
            let (alpha, beta, point) = (committed.alpha, committed.beta, committed.point)
            let height = shape.log2TraceLength
            let kernel = statement.words.reduce(QuadFelt.zero) { sum, digest in
                var message = alpha + beta.power(16)
                for place in 0..<4 { message += beta.power(UInt64(place)) * digest[place] }
                return sum + message.inverseOrZero()
            }
            let cells: [UInt32: [Felt]] = [
                VerifierCell.constraintDigest: digest,
                values: statement.publicValues.flatMap { [$0, .zero] } + kernel.elements,
                VerifierCell.publicValuesAddress: [Felt(values)],
                VerifierCell.busChallenges: beta.elements + alpha.elements,
                VerifierCell.outOfDomainRows: (committed.valuesAtPoint + committed.valuesAtNext)
                    .flatMap(\.elements),
                VerifierCell.finals: committed.finals.flatMap(\.elements),
                VerifierCell.traceLengthLog: [felt(height)],
                VerifierCell.traceLength: [felt(1 << height)],
                VerifierCell.traceGenerator: [.rootOfUnity(log2Order: height)],
                VerifierCell.point: point.squared(times: height).elements + point.elements,
                VerifierCell.constraintChallenge: committed.constraintChallenge.elements,
            ]
            return sponge.memory.merging(cells) { $1 }
        }
    }

    /// Changes one of the values that a prover chose, and says which.
    private func change(_ instance: inout Instance, _ chance: inout SeededGenerator) -> String {
        let delta = QuadFelt(chance.felt(), chance.next() % 2 == 0 ? .zero : chance.felt())
        let place = chance.number(below: instance.shape.columnCount)
        switch chance.number(below: 6) {
        case 0, 1: instance.committed.valuesAtPoint[place] += delta
        case 2: instance.committed.valuesAtNext[place] += delta
        case 3:
            instance.committed.finals[place % 2] += delta
            return "final \(place % 2)"
        case 4:
            var values = instance.statement.publicValues
            values[place % 40] += delta.c0
            instance.statement = Statement(publicValues: values, words: instance.statement.words)
            return "public value \(place % 40)"
        default: instance.committed.constraintChallenge += delta
        }
        return "value \(place)"
    }

    @Test(arguments: ["stark::utils", "sys::vm::constraints_eval"])
    func `random values that fit are accepted, and changed ones as outside`(owner: String) throws {
        let name = "execute_constraint_evaluation_check"
        let call = try LibraryCall("\(owner)::\(name)")
        let digest = try #require(try LibraryCall.digest("sys::vm::constraints_eval::\(name)"))
        var chance = SeededGenerator(seed: owner == "stark::utils" ? 240 : 241)
        for height in [4, 6, 7, 13, 20, 29] {
            var instance = try Instance(&chance, height: height, kernelCount: height % 4)
            let sponge = SpongeInMemory(&chance)
            let memory = instance.memory(digest: digest.elements, sponge: sponge)
            let outcome = try call.run([], memory: memory)
            #expect(outcome.items == LibraryCall.left([]) && instance.isAccepted, "\(height)")
            let sound = instance
            var refusedCount = 0
            for _ in 0..<8 {
                instance = sound
                let what = change(&instance, &chance)
                let memory = instance.memory(digest: digest.elements, sponge: sponge)
                let isAccepted = (try? call([], memory: memory)) != nil
                #expect(isAccepted == instance.isAccepted, "\(what) at 2^\(height)")
                refusedCount += isAccepted ? 0 : 1
            }
            #expect(refusedCount >= 5)
        }
    }
}
