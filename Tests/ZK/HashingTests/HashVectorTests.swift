// SPDX-License-Identifier: MIT

import FieldArithmetic
import Hashing
import TestSupport
import Testing

@Suite struct HashVectorTests {
    let file: JSONValue

    init() throws { file = try Vectors.json("primitives/hashes.json") }

    private func check<Hash: AlgebraicHash>(_ hash: Hash.Type, _ cases: JSONValue) throws {
        #expect(!cases["permutation"].items.isEmpty)
        for item in cases["permutation"].items {
            var state = SpongeState(repeating: .zero)
            for (lane, felt) in try item["input"].felts.enumerated() { state[lane] = felt }
            Hash.permute(&state)
            #expect((0..<12).map { state[$0] } == (try item["output"].felts))
        }
        for item in cases["hash_elements"].items {
            #expect(Hash.hash(try item["elements"].felts) == (try item["digest"].word))
        }
        for item in cases["hash_elements_in_domain"].items {
            let digest = Hash.hash(try item["elements"].felts, domain: try item["domain"].felt)
            #expect(digest == (try item["digest"].word))
        }
        for item in cases["merge"].items {
            let digest = Hash.merge(try item["left"].word, try item["right"].word)
            #expect(digest == (try item["digest"].word))
        }
        for item in cases["merge_in_domain"].items {
            let digest = Hash.merge(
                try item["left"].word,
                try item["right"].word,
                domain: try item["domain"].felt
            )
            #expect(digest == (try item["digest"].word))
        }
        for item in cases["merge_many"].items {
            let words = try item["words"].items.map { try $0.word }
            #expect(Hash.merge(words) == (try item["digest"].word))
        }
        for item in cases["hash_bytes"].items {
            #expect(Hash.hash(bytes: try item["bytes"].hex) == (try item["digest"].word))
        }
    }

    @Test func `Poseidon2 vectors`() throws { try check(Poseidon2.self, file["poseidon2"]) }
    @Test func `RPO vectors`() throws { try check(RPO.self, file["rpo256"]) }
    @Test func `RPX vectors`() throws { try check(RPX.self, file["rpx256"]) }

    private func check(_ cases: JSONValue, _ hash: ([UInt8]) -> [UInt8]) throws {
        #expect(!cases["hash_bytes"].items.isEmpty)
        for item in cases["hash_bytes"].items {
            #expect(hash(try item["bytes"].hex) == (try item["digest"].hex))
        }
        for item in cases["merge"].items {
            let joined = try item["left"].hex + item["right"].hex
            #expect(hash(joined) == (try item["digest"].hex))
        }
        for item in cases["merge_many"].items {
            let joined = try item["digests"].items.flatMap { try $0.hex }
            #expect(hash(joined) == (try item["digest"].hex))
        }
        for item in cases["hash_elements"].items {
            let bytes = try item["elements"].felts.flatMap { Digest($0.value, 0, 0, 0).bytes[..<8] }
            #expect(hash(bytes) == (try item["digest"].hex))
        }
    }

    @Test func `BLAKE3 of 256 and 192 bits`() throws {
        try check(file["blake3_256"]) { BLAKE3.hash($0).bytes }
        try check(file["blake3_192"]) { Array(BLAKE3.hash($0).bytes[..<24]) }
        for item in file["blake3_256"]["merge"].items {
            let left = Digest(bytes: try item["left"].hex)
            let right = Digest(bytes: try item["right"].hex)
            #expect(BLAKE3.merge(left, right).bytes == (try item["digest"].hex))
        }
        for item in file["blake3_256"]["hash_elements"].items {
            let lanes = try item["elements"].felts.map(\.value)
            #expect(BLAKE3.hash(lanes: lanes).bytes == (try item["digest"].hex))
        }
    }

    @Test func `Keccak-256`() throws { try check(file["keccak256"]) { Keccak.hash256($0).bytes } }
    @Test func `SHA-256`() throws { try check(file["sha256"], SHA256.hash) }
    @Test func `SHA-512`() throws { try check(file["sha512"], SHA512.hash) }

    @Test func `extension elements hash as their coefficients`() throws {
        for item in file["hash_ext2_elements"].items {
            let felts = try item["ext2_elements"].items.flatMap { try $0.felts }
            #expect(Poseidon2.hash(felts) == (try item["poseidon2"].word))
            #expect(BLAKE3.hash(lanes: felts.map(\.value)).bytes == (try item["blake3_256"].hex))
        }
    }

    @Test func `names become words`() throws {
        #expect(!file["strings"].items.isEmpty)
        for item in file["strings"].items {
            let name = try item["string"].string
            #expect(Word(name: name) == (try item["word"].word))
            #expect(Felt(name: name) == (try item["event_id"].felt))
        }
    }
}
