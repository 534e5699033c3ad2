// SPDX-License-Identifier: MIT

import Commitments
import FieldKernels
import Hashing
import STARKProver
import STARKVerifier
import Synchronization
import Testing
import Transcript

/// A prover that is honest but for one challenge, for which it uses another value than was drawn,
/// is refused by the step that uses the challenge.
@Suite(.serialized) struct MisreadChallengeTests {
    /// Misread draws of a proof of 2^10 rows, in order, and what each is.
    private static let draws: [(draw: MisreadDraw, step: Step)] = [
        (.felt(0), .none), (.felt(1), .none),  // drawn once the statement is bound, and dropped
        (.felt(2), .constraints), (.felt(3), .constraints),  // alpha
        (.felt(4), .none), (.felt(5), .none),  // beta, which the tiny system's bus does not use
        (.felt(6), .constraints), (.felt(7), .constraints),  // folds the constraints
        (.felt(8), .none), (.felt(9), .none),  // would join several traces
        (.felt(10), .folding(round: 0)), (.felt(11), .folding(round: 0)),  // out-of-domain point
        (.felt(12), .folding(round: 0)), (.felt(13), .folding(round: 0)),  // joins the columns
        (.felt(14), .folding(round: 0)), (.felt(15), .folding(round: 0)),  // joins the points
        (.felt(16), .folding(round: 1)), (.felt(17), .folding(round: 1)),  // folds the first layer
        (.felt(18), .folding(round: 2)), (.felt(19), .folding(round: 2)),  // folds the second layer
        (.bits(13), .opening),  // a position
    ]

    private enum Step: Equatable {
        case none, constraints, opening
        case folding(round: Int)

        init(_ refusal: VerificationError?) {
            switch refusal {
            case nil: self = .none
            case .constraintMismatch?: self = .constraints
            case .openingMismatch(.mainTrace)?: self = .opening
            case .folding(let round, .inconsistentRow(_))? where round < 2:
                self = .folding(round: round)
            case .folding(2, .finalPolynomialMismatch(_))?: self = .folding(round: 2)
            case let other?:
                Issue.record("\(other)")
                self = .none
            }
        }
    }

    private func check<Hash: CommitmentHash>(_ hash: Hash.Type) throws {
        let system = TinySystem()
        let trace = system.trace(log2Rows: 10)
        let statement = system.statement(of: trace)
        for (draw, step) in Self.draws {
            MisreadDraw.chosen.withLock { $0 = draw }
            defer { MisreadDraw.chosen.withLock { $0 = nil } }
            var misread = MisreadTranscript<Hash.ProofTranscript>(relation: system.digest)
            let proof = try prove(
                FeltMatrix(columns: trace),
                under: system,
                statement: statement,
                hash: MisreadHash<Hash>.self,
                transcript: &misread,
                options: ProvingOptions(threads: 1)
            )
            let refusal = system.refusal(of: proof, statement, hash)
            #expect(Step(refusal) == step, "\(draw)")
        }
    }

    @Test func `with a hash of bytes`() throws { try check(BLAKE3ProofHash.self) }

    @Test func `with an algebraic hash`() throws {
        try check(AlgebraicProofHash<Poseidon2>.self)
    }
}
