// SPDX-License-Identifier: MIT

import ByteCoding
import TestSupport
import Testing
import VMCore

@Suite struct ExecutionProofTests {
    let proof = ExecutionProof(
        starkBytes: [1, 2, 3],
        hashFunction: .blake3,
        precompileRequests: [PrecompileRequest(eventID: 7, callData: [9, 9])]
    )

    @Test func `a proof is read back`() throws {
        #expect(try ExecutionProof(decoding: proof.encodedBytes) == proof)
    }

    @Test func `only five hash functions are known`() throws {
        // The tag stands behind the one-byte length and the three bytes of the STARK.
        for code in UInt8.min...UInt8.max {
            var bytes = proof.encodedBytes
            bytes[4] = code
            let decoded = try? ExecutionProof(decoding: bytes)
            #expect((decoded != nil) == (1...5).contains(code))
        }
    }

    @Test func `damaged bytes are refused or read back the same`() {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<500 {
            let bytes = generator.damaged(proof.encodedBytes)
            guard let decoded = try? ExecutionProof(decoding: bytes) else { continue }
            #expect((try? ExecutionProof(decoding: decoded.encodedBytes)) == decoded)
        }
    }
}
