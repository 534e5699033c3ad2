// SPDX-License-Identifier: MIT

import FieldArithmetic
import Hashing
import Processor
import TestSupport
import Testing
import VMCore

/// Hashes of what lies on the stack equal ours outside of the machine.
@Suite struct HashPropertyTests {
    private func words(_ bytes: [UInt8], isBigEndian: Bool) -> [Felt] {
        stride(from: 0, to: bytes.count, by: 4).map { start in
            let four = Array(bytes[start..<start + 4])
            let ordered = isBigEndian ? four : four.reversed()
            return Felt(ordered.reduce(UInt32(0)) { $0 << 8 | UInt32($1) })
        }
    }

    @Test(arguments: ["hash", "merge"])
    func `BLAKE3, SHA-256 and Keccak-256 of blocks on the stack`(name: String) throws {
        let byteCount = name == "hash" ? 32 : 64
        let calls = try ["blake3", "sha256", "keccak256"].map {
            try LibraryCall("crypto::hashes::\($0)::\(name)")
        }
        var chance = SeededGenerator(seed: 11)
        for round in 0..<12 {
            let bytes =
                round == 0
                ? [UInt8](repeating: 0, count: byteCount)
                : round == 1 ? [UInt8](repeating: 0xFF, count: byteCount) : chance.bytes(byteCount)
            let digests = [
                BLAKE3.hash(bytes).bytes, SHA256.hash(bytes), Keccak.hash256(bytes).bytes,
            ]
            for (index, call) in calls.enumerated() {
                let found = try call(words(bytes, isBigEndian: index == 1))
                let expected = words(digests[index], isBigEndian: index == 1)
                #expect(Array(found.prefix(8)) == expected, "round \(round)")
            }
        }
    }

    @Test func `Poseidon2 of one word, of two, and in a domain`() throws {
        let hash = try LibraryCall("crypto::hashes::poseidon2::hash")
        let merge = try LibraryCall("crypto::hashes::poseidon2::merge")
        let inDomain = try LibraryCall("crypto::hashes::poseidon2::merge_in_domain")
        var chance = SeededGenerator(seed: 12)
        for _ in 0..<50 {
            let (a, b) = (chance.word(), chance.word())
            let domain = Felt(UInt32(truncatingIfNeeded: chance.next()))
            #expect(try Array(hash(a.elements).prefix(4)) == Poseidon2.hash(a.elements).elements)
            let merged = try merge(a.elements + b.elements)
            #expect(Array(merged.prefix(4)) == Poseidon2.merge(a, b).elements)
            let separated = try inDomain([domain] + a.elements + b.elements)
            #expect(
                Array(separated.prefix(4)) == Poseidon2.merge(a, b, domain: domain).elements
            )
        }
    }

    @Test func `SHA-256, SHA-512 and Keccak-256 of bytes in memory`() throws {
        let names = ["sha256", "keccak256", "sha512"]
        let calls = try names.map { try LibraryCall("crypto::hashes::\($0)::hash_bytes") }
        let upper = try LibraryCall("crypto::hashes::sha512::hash_bytes", then: "dropw dropw")
        var chance = SeededGenerator(seed: 13)
        let counts = [0, 1, 3, 4, 31, 55, 56, 63, 64, 65, 111, 112, 119, 120, 127, 128, 135, 136]
        for count in counts + (0..<10).map({ _ in chance.number(below: 400) }) {
            let bytes = chance.bytes(count)
            let inputs = [Felt(400), felt(count)]
            let packed = [UInt32(400): Felt.packing(bytes)]
            // Each word of memory holds its four integers in reverse.
            let filled = bytes + [UInt8](repeating: 0, count: (16 - count % 16) % 16)
            let integers = words(filled, isBigEndian: true)
            let reversed = integers.indices.map { integers[$0 ^ 3] }
            let sha256 = try calls[0](inputs, memory: [400: reversed])
            let expected = words(SHA256.hash(bytes), isBigEndian: true)
            #expect(sha256 == LibraryCall.left(expected), "\(count)")
            let keccak = try calls[1].run(inputs, memory: packed)
            #expect(keccak.items == LibraryCall.left(Felt.packing(Keccak.hash256(bytes).bytes)))
            let sha512 = Felt.packing(SHA512.hash(bytes))
            let longer = try calls[2].run(inputs, memory: packed)
            #expect(longer.items == LibraryCall.left(sha512))
            for outcome in [keccak, longer] {
                #expect(outcome.isReplayed && outcome.requests.map(\.callData) == [bytes])
            }
            let rest = Array(sha512[8...])
            #expect(try upper(inputs, memory: packed) == LibraryCall.left(rest))
        }
    }

    @Test(arguments: ["keccak256", "sha512"])
    func `a false digest gives a transcript that no verifier comes to`(name: String) throws {
        let path = "crypto::hashes::\(name)::hash_bytes"
        let honest = try LibraryCall(path)
        let liar = try LibraryCall(
            path,
            handlers: .lying(at: "miden::core::hash::\(name)::hash_bytes")
        )
        var chance = SeededGenerator(seed: 14)
        for count in 0..<40 {
            let bytes = chance.bytes(count)
            let (inputs, memory) = ([Felt(400), felt(count)], [UInt32(400): Felt.packing(bytes)])
            let expected = try honest.run(inputs, memory: memory).transcriptState
            let hash = name == "sha512" ? SHA512.hash(bytes) : Keccak.hash256(bytes).bytes
            for digest in [hash, chance.flipped(hash), chance.bytes(hash.count)] {
                let answer = AdviceInputs.lie(Felt.packing(digest))
                let outcome = try liar.run(inputs, memory: memory, advice: answer)
                #expect((outcome.transcriptState == expected) == (digest == hash))
            }
        }
    }
}
