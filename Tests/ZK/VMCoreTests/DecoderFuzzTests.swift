// SPDX-License-Identifier: MIT

import ByteCoding
import TestSupport
import Testing
import VMCore

/// Damaged bytes are refused, or read as something that is written as it was read.
@Suite struct DecoderFuzzTests {
    let artifacts: [AssembledArtifact]

    init() throws { artifacts = try AssembledArtifact.all() }

    private func fuzz<Value: ByteEncodable & ByteDecodable & Equatable>(
        _ type: Value.Type,
        field: String
    ) throws {
        let seeds = try artifacts.map(\.json).filter { !$0[field].isNull }
            .map { try $0[field].hex }.filter { $0.count < 4_000 }
        try #require(!seeds.isEmpty)
        var generator = SeededGenerator(seed: 20)
        for round in 0..<3_000 {
            let bytes = generator.damaged(seeds[round % seeds.count])
            guard let value = try? Value(decoding: bytes) else { continue }
            #expect((try? Value(decoding: value.encodedBytes)) == value)
        }
    }

    @Test(arguments: ["full_bytes", "stripped_bytes", "hashless_bytes"])
    func `a damaged forest does no harm`(field: String) throws {
        try fuzz(MASTForest.self, field: field)
    }

    @Test func `a damaged program does no harm`() throws {
        try fuzz(Program.self, field: "program_bytes")
    }

    @Test func `a damaged library does no harm`() throws {
        try fuzz(Library.self, field: "library_bytes")
    }

    @Test func `a forest with another digest than its node's is refused`() throws {
        let artifact = try #require(artifacts.first)
        let forest = try MASTForest(decoding: artifact.json["stripped_bytes"].hex)
        var bytes = forest.encodedBytes
        // The last digest ends where the advice map, one byte here, begins.
        try #require(forest.adviceMap.entries.isEmpty)
        bytes[bytes.count - 33] ^= 1
        #expect(throws: DecodingFailure.self) { try MASTForest(decoding: bytes) }
    }
}
