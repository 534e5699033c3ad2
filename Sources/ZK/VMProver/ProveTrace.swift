// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
public import FieldKernels
import Hashing
public import STARKProver
public import STARKVerifier
import Transcript
public import VMAIR
public import VMCore
import VMVerifier

/// Proves that an execution trace satisfies a relation.
///
/// - Parameters:
///   - mainTrace: The main columns; taken over as working memory. Shape `[72][2^k]`.
///   - statement: The public values, and the kernel's digests in the order of their bytes.
///   - hashFunction: The hash of commitments and transcript.
///   - precompileRequests: The claims that the program logged, in order.
///   - relation: The constraints of the machine.
///   - options: How to prove.
/// - Returns: A proof in the form in which it travels.
/// - Throws: `ProvingError`.
public func prove(
    _ mainTrace: FeltMatrix,
    statement: Statement,
    hashFunction: ExecutionProof.HashFunction = .blake3,
    precompileRequests: [PrecompileRequest] = [],
    under relation: Relation = .miden_0_23,
    options: ProvingOptions = ProvingOptions()
) throws(ProvingError) -> ExecutionProof {
    let proof: STARKProof
    switch hashFunction {
    case .blake3:
        proof = try run(mainTrace, statement, relation, BLAKE3ProofHash.self, options)
    case .keccak:
        proof = try run(mainTrace, statement, relation, KeccakProofHash.self, options)
    case .rpo:
        proof = try run(mainTrace, statement, relation, AlgebraicProofHash<RPO>.self, options)
    case .rpx:
        proof = try run(mainTrace, statement, relation, AlgebraicProofHash<RPX>.self, options)
    case .poseidon2:
        proof = try run(mainTrace, statement, relation, AlgebraicProofHash<Poseidon2>.self, options)
    }
    return ExecutionProof(
        starkBytes: proof.encodedBytes,
        hashFunction: hashFunction,
        precompileRequests: precompileRequests
    )
}

private func run<Hash: CommitmentHash>(
    _ mainTrace: FeltMatrix,
    _ statement: Statement,
    _ relation: Relation,
    _ hash: Hash.Type,
    _ options: ProvingOptions
) throws(ProvingError) -> STARKProof {
    var transcript = Hash.ProofTranscript(relation: relation.digest)
    return try STARKProver.prove(
        mainTrace,
        under: relation,
        statement: statement,
        hash: hash,
        transcript: &transcript,
        options: options
    )
}
