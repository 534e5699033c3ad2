// SPDX-License-Identifier: MIT

import ByteCoding
import FieldArithmetic
import Hashing
import STARKVerifier
import TestSupport
import Testing
import VMCore
import VMVerifier

@Suite struct TamperedProofVectorTests {
    private func apply(_ edit: JSONValue, to bytes: inout [UInt8]) throws {
        let offset = try edit["offset"].int
        let end = offset + (try edit["delete"].int)
        bytes.replaceSubrange(offset..<end, with: try edit["insert"].hex)
    }

    @Test func `every listed mutation stops at its stage`() throws {
        let files = try Vectors.jsonFiles("proofs/tampered")
        #expect(!files.isEmpty)
        for (name, json) in files {
            let claim = try ClaimCase(json)
            let original = try Vectors.bytes("proofs/tampered/\(json["proof_file"].string)")
            // Mutations described in words have no edit; the next test builds them.
            for mutation in json["mutations"].items where mutation["what"].text != "whole_proof" {
                var bytes = original
                let edits = mutation["edits"].items
                for edit in edits.isEmpty ? [mutation] : edits { try apply(edit, to: &bytes) }
                let verdict = try Stage(verifying: bytes, of: claim).verdict
                let region = try mutation["region"].string
                let expected = try expectedVerdicts(mutation)
                #expect(expected.contains(verdict), "\(name) \(region): \(verdict)")
            }
        }
    }

    private func expectedVerdicts(_ mutation: JSONValue) throws -> [String] {
        switch mutation["what"].text {
        // The reference passes over bytes behind a proof; here they are refused.
        case "append": return ["reject_decode"]
        case "inner_append": return ["reject_stark_decode"]
        default: break
        }
        let verdict = try mutation["verdict"].string
        // What the reference's decoder lets pass and its verifier then refuses may stop earlier.
        return verdict == "reject_verify" ? [verdict, "reject_stark_decode"] : [verdict]
    }

    @Test func `a list that is longer than needed is refused`() throws {
        for (name, json) in try Vectors.jsonFiles("proofs/tampered") {
            let claim = try ClaimCase(json)
            let original = try ExecutionProof(
                decoding: Vectors.bytes("proofs/tampered/\(json["proof_file"].string)")
            )
            let proof = try STARKProof(decoding: original.starkBytes)
            for (elements, digests) in [([Felt.zero], []), ([], [Digest.zero])] {
                let forged = STARKProof(
                    log2TraceLength: proof.log2TraceLength,
                    elements: proof.elements + elements,
                    digests: proof.digests + digests
                )
                let bytes = ExecutionProof(
                    starkBytes: forged.encodedBytes,
                    hashFunction: original.hashFunction,
                    precompileRequests: original.precompileRequests
                ).encodedBytes
                let verdict = try Stage(verifying: bytes, of: claim).verdict
                #expect(verdict == "reject_verify", "\(name)")
            }
        }
    }
}
