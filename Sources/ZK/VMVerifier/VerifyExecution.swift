// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import Hashing
import STARKVerifier
import Transcript
public import VMAIR
public import VMCore

/// Checks that a program ran as claimed.
///
/// - Parameters:
///   - proof: What the prover sent; any values in it.
///   - claim: Program, kernel and stacks.
///   - relation: The constraints of the machine.
/// - Throws: ``ExecutionProofError``, naming the stage that refused.
/// - Complexity: one STARK verification and the claimed precompiles.
public func verify(
    _ proof: ExecutionProof,
    of claim: ProgramClaim,
    under relation: Relation = .miden_0_23
) throws(ExecutionProofError) {
    let precompiles = try PrecompileTranscript.replaying(proof.precompileRequests)
    let statement = Statement(claim, transcriptState: precompiles.state)
    let stark: STARKProof
    do throws(DecodingFailure) {
        stark = try STARKProof(decoding: proof.starkBytes)
    } catch {
        throw .malformedProof(error)
    }
    switch proof.hashFunction {
    case .blake3: try check(stark, statement, relation, BLAKE3ProofHash.self)
    case .keccak: try check(stark, statement, relation, KeccakProofHash.self)
    case .rpo: try check(stark, statement, relation, AlgebraicProofHash<RPO>.self)
    case .rpx: try check(stark, statement, relation, AlgebraicProofHash<RPX>.self)
    case .poseidon2: try check(stark, statement, relation, AlgebraicProofHash<Poseidon2>.self)
    }
}

private func check<Hash: ProofHash>(
    _ proof: STARKProof,
    _ statement: Statement,
    _ relation: Relation,
    _ hash: Hash.Type
) throws(ExecutionProofError) {
    var transcript = Hash.ProofTranscript(relation: relation.digest)
    do throws(VerificationError) {
        try verify(
            proof,
            of: relation,
            statement: statement,
            hash: hash,
            transcript: &transcript
        )
    } catch {
        throw .refused(error)
    }
}
