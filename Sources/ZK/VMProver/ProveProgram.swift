// SPDX-License-Identifier: MIT

public import FieldArithmetic
public import Processor
public import STARKProver
import STARKVerifier
public import VMAIR
public import VMCore
public import VMVerifier

/// A run of a program with the proof that it happened.
public struct ProvenExecution: Sendable {
    /// What the program left behind.
    public let outcome: ExecutionOutcome
    /// What the proof is about.
    public let claim: ProgramClaim
    /// The proof.
    public let proof: ExecutionProof
}

/// Why a run of a program has no proof.
public enum ProgramProvingError: Error, Sendable {
    /// The program failed.
    case execution(ExecutionError)
    /// The program logged other precompiles than its host has claimed, so no verifier could replay
    /// what the proof binds.
    case unclaimedPrecompiles
    /// The program ran, and proving failed.
    case proving(ProvingError)
}

/// Runs a program and proves that it ran.
///
/// - Parameters:
///   - program: The program.
///   - stack: The items of the operand stack, the top one first; at most 16, the rest is zero.
///   - advice: What the program can ask for from the start.
///   - executor: Its host and the limits of the run.
///   - hashFunction: The hash of commitments and transcript.
///   - relation: The constraints of the machine.
///   - options: How to prove.
/// - Returns: The outcome, the claim and its proof.
/// - Throws: ``ProgramProvingError``.
public func prove(
    _ program: Program,
    stack: [Felt] = [],
    advice: AdviceInputs = AdviceInputs(),
    executor: Executor = Executor(),
    hashFunction: ExecutionProof.HashFunction = .blake3,
    under relation: Relation = .miden_0_23,
    options: ProvingOptions = ProvingOptions()
) throws(ProgramProvingError) -> ProvenExecution {
    let run: (outcome: ExecutionOutcome, record: ExecutionRecord)
    do throws(ExecutionError) {
        run = try executor.record(program, stack: stack, advice: advice)
    } catch { throw .execution(error) }
    guard run.outcome.claimsItsPrecompiles else { throw .unclaimedPrecompiles }
    let claim = ProgramClaim(
        programDigest: program.digest,
        kernel: program.kernel.procedures,
        stackInputs: stack,
        stackOutputs: run.outcome.stack
    )
    do throws(ProvingError) {
        let proof = try prove(
            try buildTrace(of: run.record, program: program, options: options),
            statement: Statement(claim, transcriptState: run.outcome.transcriptState),
            hashFunction: hashFunction,
            precompileRequests: run.outcome.requests,
            under: relation,
            options: options
        )
        return ProvenExecution(outcome: run.outcome, claim: claim, proof: proof)
    } catch { throw .proving(error) }
}

extension ExecutionOutcome {
    /// True if the requests are those that the program logged, so that a verifier can replay them.
    ///
    /// - Complexity: does what the requests claim, signatures and hashes, once.
    public var claimsItsPrecompiles: Bool {
        let replayed = try? PrecompileTranscript.replaying(requests)
        return replayed?.state == transcriptState
    }
}
