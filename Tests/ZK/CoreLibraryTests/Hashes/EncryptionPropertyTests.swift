// SPDX-License-Identifier: MIT

import CoreLibrary
import FieldArithmetic
import Processor
import TestSupport
import Testing
import VMCore

/// What the machine encrypts can be read outside, and the reverse; what was forged cannot.
@Suite struct EncryptionPropertyTests {
    private static let source: UInt32 = 1_000
    private static let target: UInt32 = 9_000

    /// A message of some blocks with all that belongs to it.
    private struct Letter {
        var key: Word
        var nonce: Word
        let plaintext: [Felt]
        var sealed: SealedMessage

        init(blockCount: Int, _ chance: inout SeededGenerator) {
            key = chance.edgedWord()
            nonce = chance.edgedWord()
            plaintext = chance.felts(8 * blockCount)
            sealed = SealedMessage(plaintext, key: key, nonce: nonce)
        }

        var inputs: [Felt] {
            key.elements + nonce.elements
                + [Felt(source), Felt(target), felt(plaintext.count / 8)]
        }

        var sealedMemory: [UInt32: [Felt]] {
            [source: sealed.ciphertext + sealed.tag.elements]
        }
    }

    @Test func `the model is that of the vectors`() throws {
        let cases = try Vectors.json("primitives/dsa.json")["aead"]["poseidon2_elements"].items
        for item in cases {
            let (key, nonce) = (try item["key"].word, try item["nonce"].word)
            let associatedData = try item["associated_data"].felts
            let plaintext = try item["plaintext"].felts
            let sealed = SealedMessage(
                plaintext,
                associatedData: associatedData,
                key: key,
                nonce: nonce
            )
            #expect(sealed.ciphertext == (try item["ciphertext"].felts))
            #expect(sealed.tag == (try item["auth_tag"].word))
            let opened = sealed.opened(associatedData: associatedData, key: key, nonce: nonce)
            #expect(opened == plaintext)
        }
    }

    @Test func `what is encrypted inside is decrypted inside and outside`() throws {
        let encrypt = try LibraryCall("crypto::aead::encrypt")
        let decrypt = try LibraryCall("crypto::aead::decrypt")
        var chance = SeededGenerator(seed: 41)
        for blockCount in Array(0..<40) + [100] {
            let letter = Letter(blockCount: blockCount, &chance)
            let sealing = try encrypt.run(letter.inputs, memory: [Self.source: letter.plaintext])
            #expect(sealing.items == LibraryCall.left(letter.sealed.tag.elements))
            let sealedCount = letter.sealed.ciphertext.count
            let found = sealing.elements(at: Self.target, count: sealedCount + 4)
            #expect(found == letter.sealed.ciphertext + Word.zero.elements)
            #expect(
                letter.sealed.opened(key: letter.key, nonce: letter.nonce) == letter.plaintext
            )
            let opening = try decrypt.run(letter.inputs, memory: letter.sealedMemory)
            #expect(opening.items == LibraryCall.left([]))
            let plaintext = opening.elements(at: Self.target, count: letter.plaintext.count)
            #expect(plaintext == letter.plaintext)
        }
    }

    @Test(arguments: ["an honest host", "a host that knows the plaintext"])
    func `a changed ciphertext, tag, key or nonce is refused by`(host: String) throws {
        let event = "miden::core::crypto::aead::decrypt"
        let isHonest = host == "an honest host"
        let decrypt = try LibraryCall(
            "crypto::aead::decrypt",
            handlers: isHonest ? .coreLibrary : .lying(at: event)
        )
        var chance = SeededGenerator(seed: 42)
        for round in 0..<240 {
            let letter = Letter(blockCount: chance.number(below: 5), &chance)
            let advice = isHonest ? AdviceInputs() : .lie(letter.plaintext)
            let control = try decrypt(letter.inputs, memory: letter.sealedMemory, advice: advice)
            #expect(control == LibraryCall.left([]))
            var forged = letter
            let bit = Felt(reducing: 1 << (chance.next() % 63))
            func changed(_ word: Word, _ place: Int) -> Word {
                var elements = word.elements
                elements[place] += bit
                return Word(elements)
            }
            let place = chance.number(below: 4)
            switch round % 4 {
            case 0:
                let place = chance.number(below: forged.sealed.ciphertext.count)
                forged.sealed.ciphertext[place] += bit
            case 1: forged.sealed.tag = changed(forged.sealed.tag, place)
            case 2: forged.key = changed(forged.key, place)
            default: forged.nonce = changed(forged.nonce, place)
            }
            #expect(forged.sealed.opened(key: forged.key, nonce: forged.nonce) == nil)
            #expect(throws: ExecutionError.self, "round \(round)") {
                try decrypt(forged.inputs, memory: forged.sealedMemory, advice: advice)
            }
        }
    }

    @Test func `a host that answers another plaintext is refused`() throws {
        let decrypt = try LibraryCall(
            "crypto::aead::decrypt",
            handlers: .lying(at: "miden::core::crypto::aead::decrypt")
        )
        var chance = SeededGenerator(seed: 43)
        for _ in 0..<60 {
            let letter = Letter(blockCount: 1 + chance.number(below: 4), &chance)
            var plaintext = letter.plaintext
            plaintext[chance.number(below: plaintext.count)] += Felt(reducing: 1 + chance.next())
            guard plaintext != letter.plaintext else { continue }
            for answer in [plaintext, letter.plaintext.dropLast()] {
                #expect(throws: ExecutionError.self) {
                    try decrypt(
                        letter.inputs,
                        memory: letter.sealedMemory,
                        advice: .lie(answer)
                    )
                }
            }
        }
    }

    @Test(arguments: ["encrypt", "decrypt"])
    func `ranges that overlap or are not aligned are refused`(name: String) throws {
        let call = try LibraryCall("crypto::aead::\(name)")
        var chance = SeededGenerator(seed: 44)
        let letter = Letter(blockCount: 3, &chance)
        let memory = name == "encrypt" ? [Self.source: letter.plaintext] : letter.sealedMemory
        let length = Int64(letter.sealed.ciphertext.count)
        for offset in stride(from: -length - 8, through: length + 8, by: 4) {
            let target = Felt(UInt32(Int64(Self.source) + offset))
            let overlaps = abs(offset) < length
            // A plaintext on the tag is no overlap of the lengths, but the tag is lost.
            let losesTag = name == "decrypt" && offset == length
            guard !losesTag else { continue }
            let inputs = letter.inputs.prefix(9) + [target, felt(3)]
            let found = try? call(Array(inputs), memory: memory)
            #expect((found == nil) == overlaps, "offset \(offset)")
        }
        for (source, target) in [(1, 0), (2, 0), (0, 1), (0, 3)] {
            let pointers = [Felt(Self.source) + felt(source), Felt(Self.target) + felt(target)]
            let inputs = letter.inputs.prefix(8) + pointers + [felt(3)]
            #expect(throws: ExecutionError.self) { try call(Array(inputs), memory: memory) }
        }
    }
}
