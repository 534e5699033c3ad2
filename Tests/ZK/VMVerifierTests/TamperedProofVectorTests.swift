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
                let stage = try Stage(verifying: bytes, of: claim)
                let region = try mutation["region"].string
                let expected = try expectedVerdicts(mutation)
                #expect(expected.contains(stage.verdict), "\(name) \(region): \(stage)")
                if mutation["what"].text == "xor", case .verify(.refused(let step)) = stage {
                    #expect(refuses(region, step), "\(name) \(region): \(step)")
                }
            }
        }
    }

    /// Whether a step of the verifier is the one that a changed part must stop at.
    ///
    /// What is bound changes the next proof of work, which a change passes once in its difficulty;
    /// the folding's is so easy that the next layers may have to notice.
    private func refuses(_ region: String, _ step: VerificationError) -> Bool {
        switch (region, step) {
        case ("main_root", .proofOfWork(.deep, _)), ("aux_root", .proofOfWork(.deep, _)),
            ("quotient_root", .proofOfWork(.deep, _)), ("aux_finals", .proofOfWork(.deep, _)),
            ("ood_at_z", .proofOfWork(.deep, _)), ("ood_at_z_next", .proofOfWork(.deep, _)),
            ("deep_pow", .proofOfWork(.deep, _)),
            ("precompile_count_and_requests", .proofOfWork(.deep, _)),
            ("fri_root", .proofOfWork(.folding, _)), ("fri_root", .proofOfWork(.queries, _)),
            ("fri_pow", .proofOfWork(.folding, _)), ("fri_pow", .proofOfWork(.queries, _)),
            ("final_polynomial", .proofOfWork(.queries, _)),
            ("query_pow", .proofOfWork(.queries, _)),
            ("opened_rows", .openingMismatch), ("siblings", .openingMismatch):
            true
        // Of another length or under another hash the proof is another one from the start.
        case ("height", _), ("order", _), ("hash_tag", _), ("commitments_count", _): true
        default: false
        }
    }

    @Test func `another statement is refused unless it is the same one`() throws {
        for (name, json) in try Vectors.jsonFiles("proofs/tampered") {
            let original = try Vectors.bytes("proofs/tampered/\(json["proof_file"].string)")
            for item in json["statement_changes"].items {
                var claim = try ClaimCase(json)
                let change = try item["change"].string
                switch change {
                case "stack_inputs[3] + 1": claim.stackInputs[3] += .one
                case "stack_outputs[15] + 1": claim.stackOutputs[15] += .one
                case "empty kernel": claim.kernel = []
                // Our verifier always has them.
                case "verified without precompile verifiers": continue
                default: Issue.record("\(name): unknown change \(change)")
                }
                let stage = try Stage(verifying: original, of: claim)
                #expect(stage.verdict == item["verdict"].text, "\(name) \(change): \(stage)")
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
                let stage = try Stage(verifying: bytes, of: claim)
                guard case .verify(.refused(.malformed(let part, let expected, let got))) = stage
                else {
                    Issue.record("\(name): \(stage)")
                    continue
                }
                #expect(part == (elements.isEmpty ? .digests : .elements) && got == expected + 1)
            }
        }
    }
}
