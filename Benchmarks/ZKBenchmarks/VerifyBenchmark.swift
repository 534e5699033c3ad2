// SPDX-License-Identifier: MIT

import ByteCoding
import CAllocationCount
import FieldArithmetic
import Hashing
import ProtocolTypes
import STARKVerifier
import Synchronization
import TestSupport
import TransactionVerifier
import Transcript
import VMAIR
import VMCore
import VMProver
import VMVerifier

/// Verifies each recorded proof, each recorded pending transaction and proofs of the mixed program,
/// warm, on one thread.
struct VerifyBenchmark {
    let repetitions: Int
    /// The lengths of the mixed program's traces, each proven with every hash.
    let log2Rows: [Int]

    /// Prints a line a proof: milliseconds (median), allocations, and the share of hashing.
    func run() throws {
        let files = try Vectors.jsonFiles("proofs/proofs").filter { $0.name != "index.json" }
        for (name, json) in files {
            let claim = ProgramClaim(
                programDigest: try json["program_hash"].word,
                kernel: try json["kernel_digests"].items.map { try $0.word },
                stackInputs: try json["stack_inputs"].felts,
                stackOutputs: try json["stack_outputs"].felts
            )
            for entry in json["proofs"].items {
                let bytes = try Vectors.bytes("proofs/proofs/\(entry["file"].string)")
                let proof = try ExecutionProof(decoding: bytes)
                let label = "\(name.dropLast(5)) \(proof.hashFunction)"
                try measure(label, log2Rows: entry["log_trace_height"].int, proof, claim)
            }
        }
        for name in Vectors.files("spine/pending", suffix: ".proven.bin") {
            try measureTransaction(name)
        }
        for log2Rows in log2Rows {
            let mixed = try MixedProgram(log2Rows: log2Rows)
            for hashFunction in ExecutionProof.HashFunction.allCases {
                let proven = try mixed.proof(hashFunction)
                try measure(
                    "mix \(hashFunction)",
                    log2Rows: log2Rows,
                    proven.proof,
                    proven.claim
                )
            }
        }
    }

    /// Prints a line for a transaction: its proof, what it publishes and how they hang together.
    private func measureTransaction(_ name: String) throws {
        let bytes = try Vectors.bytes("spine/pending/\(name)")
        let transaction = try ProvenTransaction(decoding: bytes)
        let proof = try STARKProof(decoding: transaction.proof.starkBytes)
        let (time, allocations) = try median {
            _ = try verify(transaction, under: .miden_0_15)
        }
        print(
            "verify transaction \(name.prefix { $0 != "." }) n=2^\(proof.log2TraceLength)"
                + " \(transaction.proof.hashFunction) \(fixed(time)) ms, allocations \(allocations)"
        )
    }

    /// The median time of some work after a first run, in milliseconds, and its allocations.
    private func median(_ work: () throws -> Void) rethrows -> (time: Double, allocations: Int) {
        try work()
        var times: [Duration] = []
        let before = allocation_count()
        for _ in 0..<repetitions { times.append(try ContinuousClock().measure(work)) }
        let allocations = Int(allocation_count() - before) / repetitions
        times.sort()
        return (milliseconds(times[times.count / 2]), allocations)
    }

    private func measure(
        _ label: String,
        log2Rows: Int,
        _ proof: ExecutionProof,
        _ claim: ProgramClaim
    ) throws {
        let (time, allocations) = try median { try verify(proof, of: claim) }
        let hashing = try hashingTime(proof, claim)
        print(
            "verify \(label) n=2^\(log2Rows) \(fixed(time)) ms, merkle \(fixed(hashing)) ms,"
                + " field \(fixed(time - hashing)) ms, allocations \(allocations)"
        )
    }

    /// The time that the rows and nodes of one verification take to hash.
    private func hashingTime(_ proof: ExecutionProof, _ claim: ProgramClaim) throws -> Double {
        let stark = try STARKProof(decoding: proof.starkBytes)
        let precompiles = try PrecompileTranscript.replaying(proof.precompileRequests)
        let statement = Statement(
            publicValues: claim.programDigest.elements + claim.stackInputs + claim.stackOutputs
                + precompiles.state.elements,
            words: claim.kernel
        )
        switch proof.hashFunction {
        case .blake3: return try hashingTime(stark, statement, BLAKE3ProofHash.self)
        case .keccak: return try hashingTime(stark, statement, KeccakProofHash.self)
        case .rpo: return try hashingTime(stark, statement, AlgebraicProofHash<RPO>.self)
        case .rpx: return try hashingTime(stark, statement, AlgebraicProofHash<RPX>.self)
        case .poseidon2:
            return try hashingTime(stark, statement, AlgebraicProofHash<Poseidon2>.self)
        }
    }

    private func hashingTime<Hash: ProofHash>(
        _ proof: STARKProof,
        _ statement: Statement,
        _ hash: Hash.Type
    ) throws -> Double {
        HashCount.reset()
        let relation = Relation.miden_0_23
        var transcript = Hash.ProofTranscript(relation: relation.digest)
        try verify(
            proof,
            of: relation,
            statement: statement,
            hash: CountedHash<Hash>.self,
            transcript: &transcript
        )
        let rows = HashCount.rows.load(ordering: .relaxed)
        let nodes = HashCount.nodes.load(ordering: .relaxed)
        let width = HashCount.rowElements.load(ordering: .relaxed) / rows
        let row = [Felt](repeating: .one, count: width)
        var digest = Digest.zero
        let (time, _) = median {
            for _ in 0..<rows { digest = Hash.merge(digest, Hash.hash(row: row)) }
            for _ in rows..<nodes { digest = Hash.merge(digest, digest) }
        }
        precondition(digest != .zero)
        return time
    }
}

func milliseconds(_ duration: Duration) -> Double {
    let (seconds, attoseconds) = duration.components
    return Double(seconds) * 1e3 + Double(attoseconds) / 1e15
}

/// Three decimals.
func fixed(_ value: Double) -> String {
    let thousandths = Int((value * 1000).rounded())
    let fraction = String(abs(thousandths) % 1000)
    let padding = String(repeating: "0", count: 3 - fraction.count)
    let sign = thousandths < 0 ? "-" : ""
    return "\(sign)\(abs(thousandths) / 1000).\(padding)\(fraction)"
}
