// SPDX-License-Identifier: MIT

import STARKVerifier
import TestSupport
import Testing

@Suite struct AcceptedProofVectorTests {
    @Test func `every proof of the reference is accepted, whatever its hash`() throws {
        let system = try GraphSystem()
        var count = 0
        for (name, json) in try Vectors.jsonFiles("proofs/proofs") where name != "index.json" {
            for entry in json["proofs"].items {
                let file = try entry["file"].string
                let proof = try ProofCase(
                    bytes: Vectors.bytes("proofs/proofs/\(file)"),
                    publicValues: json["public_values"].felts,
                    kernel: json["kernel_digests"].items.map { try $0.word }
                )
                #expect(throws: Never.self, "\(file)") { try proof.verify(system) }
                count += 1
            }
        }
        #expect(count > 0)
    }
}
