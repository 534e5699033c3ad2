// SPDX-License-Identifier: MIT

import ByteCoding
import Commitments
import FieldArithmetic
import STARKVerifier
import TestSupport
import Testing
import VMCore
import VMVerifier

@Suite struct ProofVectorTests {
    @Test func `every proof is accepted for its claim`() throws {
        var count = 0
        for (name, json) in try Vectors.jsonFiles("proofs/proofs") where name != "index.json" {
            let claim = try ClaimCase(json)
            for entry in json["proofs"].items {
                let file = try entry["file"].string
                let bytes = try Vectors.bytes("proofs/proofs/\(file)")
                #expect(throws: Never.self, "\(file)") { try claim.verify(bytes) }
                #expect(try ExecutionProof(decoding: bytes).encodedBytes == bytes)
                count += 1
            }
        }
        #expect(count > 0)
    }

    @Test func `what is recorded of a proof beside its bytes holds`() throws {
        for (name, json) in try Vectors.jsonFiles("proofs/proofs") where name != "index.json" {
            let kernel = try json["kernel_digests"].items.flatMap { try $0.word.elements }
            #expect(kernel == (try json["kernel_felts"].felts), "\(name)")
            for entry in json["proofs"].items {
                let file = try entry["file"].string
                let bytes = try Vectors.bytes("proofs/proofs/\(file)")
                let proof = try ExecutionProof(decoding: bytes)
                #expect("\(proof.hashFunction)" == (try entry["hash"].string), "\(file)")
                #expect(Int(proof.hashFunction.rawValue) == (try entry["hash_id"].int), "\(file)")
                #expect(bytes.count == (try entry["bytes"].int), "\(file)")
                #expect(proof.starkBytes.count == (try entry["stark_bytes"].int), "\(file)")
                let stark = try STARKProof(decoding: proof.starkBytes)
                #expect(stark.log2TraceLength == (try entry["log_trace_height"].int), "\(file)")
                #expect(stark.elements.count == (try entry["field_elements"].int), "\(file)")
                #expect(stark.digests.count == (try entry["commitments"].int), "\(file)")
                let level = try entry["security_level"].int
                #expect(ProofParameters.securityBits == level, "\(file)")
                let precompiles = try PrecompileTranscript.replaying(proof.precompileRequests)
                let state = try json["precompile_transcript_state"].felts
                #expect(precompiles.state.elements == state, "\(file)")
                #expect(precompiles.digest == (try entry["precompile_digest"].word), "\(file)")
            }
        }
    }

    @Test func `forged witnesses are refused by the step that they offend`() throws {
        let files = try Vectors.jsonFiles("proofs/forged")
        #expect(!files.isEmpty)
        // An honest transcript over a false witness can only fail at the last step; the text says
        // in which part of it.
        let lastSteps: [(text: String, refusal: VerificationError)] = [
            ("constraint mismatch", .constraintMismatch),
            ("global reduced aux identity", .busImbalance),
            ("aux value reduction", .placeholderFinalNotZero),
        ]
        for (_, json) in files {
            for entry in json["proofs"].items {
                var claim = try ClaimCase(json)
                claim.stackOutputs = try entry["stack_outputs"].felts
                let file = try entry["file"].string
                let bytes = try Vectors.bytes("proofs/forged/\(file)")
                let stage = try Stage(verifying: bytes, of: claim)
                if try entry["verdict"].string == "accept" {
                    #expect(stage == .accept, "\(file)")
                } else {
                    let message = try entry["message"].string
                    let step = lastSteps.first { message.hasPrefix($0.text) }?.refusal
                    let expected = try #require(step, "\(message)")
                    #expect(stage == .verify(.refused(expected)), "\(file)")
                }
            }
        }
    }
}
