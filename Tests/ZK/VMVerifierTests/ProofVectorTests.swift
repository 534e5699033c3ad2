// SPDX-License-Identifier: MIT

import ByteCoding
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
