// SPDX-License-Identifier: MIT

import FieldArithmetic
import Hashing
import MerkleStructures
import TestSupport
import Testing
import VMCore

/// Hashes and trees inside the machine equal ours outside of it.
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

    @Test(arguments: UInt64(0)..<4)
    func `a sparse tree is read and changed as outside`(seed: UInt64) throws {
        let get = try LibraryCall("collections::smt::get")
        let set = try LibraryCall("collections::smt::set")
        var chance = SeededGenerator(seed: seed)
        var tree = SparseTree()
        // Few leaves, so that keys share them.
        func key(_ chance: inout SeededGenerator) -> Word {
            let leaf = Felt(UInt32(chance.next() % 3))
            return Word(Felt(UInt32(chance.next() % 5)), .one, .zero, leaf)
        }
        for _ in 0..<40 {
            let (changed, asked) = (key(&chance), key(&chance))
            let value = chance.next() % 4 == 0 ? Word.zero : chance.word()
            let advice = try advice(for: tree)
            let read = try get(asked.elements + tree.root.elements, advice: advice)
            #expect(Array(read.prefix(4)) == tree.value(for: asked).elements)
            let written = try set(
                value.elements + changed.elements + tree.root.elements,
                advice: advice
            )
            let old = try tree.insert(key: changed, value: value)
            #expect(Array(written.prefix(4)) == old.elements)
            #expect(Array(written[4..<8]) == tree.root.elements)
        }
    }

    /// A tree's nodes and leaves, as a program can ask for them.
    private func advice(for tree: SparseTree) throws -> AdviceInputs {
        var store = MerkleStore()
        var entries: [AdviceMap.Entry] = []
        for position in UInt64(0)..<3 {
            let key = Word(.zero, .zero, .zero, Felt(UInt32(position)))
            let leaf = tree.leaf(for: key)
            try store.add(leaf.hash, position: position, path: tree.open(key).path.path)
            let elements = leaf.entries.flatMap { $0.key.elements + $0.value.elements }
            if !elements.isEmpty {
                entries.append(AdviceMap.Entry(key: leaf.hash, values: elements))
            }
        }
        return AdviceInputs(map: AdviceMap(entries), store: store)
    }
}
