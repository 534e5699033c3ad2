// SPDX-License-Identifier: MIT

import ByteCoding
import STARKVerifier
import TestSupport
import Testing
import VMCore
import VMVerifier

@Suite struct FuzzedProofTests {
    private static let folder = "proofs/proofs"

    /// Proofs small enough to be damaged often, one of each hash.
    private static func seeds() throws -> [(claim: ClaimCase, bytes: [UInt8])] {
        let json = try Vectors.json("\(folder)/00_tiny.json")
        return try json["proofs"].items.map {
            (try ClaimCase(json), try Vectors.bytes("\(folder)/\($0["file"].string)"))
        }
    }

    @Test(arguments: UInt64(0)..<4)
    func `damaged proofs are refused and none traps`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for (claim, bytes) in try Self.seeds() {
            for _ in 0..<60 {
                let damaged = generator.damaged(bytes)
                let stage = try Stage(verifying: damaged, of: claim)
                #expect(stage != .accept || damaged == bytes, "replay with seed \(seed)")
            }
        }
    }

    @Test(arguments: UInt64(0)..<4)
    func `any bytes are no proof`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for length in [0, 1, 8, 40, 200, 4_000] {
            let bytes = generator.bytes(length)
            #expect(throws: DecodingFailure.self) { try STARKProof(decoding: bytes) }
        }
    }
}
