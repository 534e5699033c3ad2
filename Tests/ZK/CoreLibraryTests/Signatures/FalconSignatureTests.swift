// SPDX-License-Identifier: MIT

import FieldArithmetic
import Processor
import TestSupport
import Testing
import VMCore

/// Falcon signatures are accepted when the definition accepts them, and no others.
@Suite struct FalconSignatureTests {
    private let verify: LibraryCall

    init() throws { verify = try LibraryCall("crypto::dsa::falcon512_poseidon2::verify") }

    private func accepts(
        _ signature: FalconSignature,
        message: Word? = nil,
        advice: [Felt]? = nil
    ) -> Bool {
        let inputs = signature.commitment.elements + (message ?? signature.message).elements
        let outcome = try? verify.run(
            inputs,
            advice: AdviceInputs(stack: advice ?? signature.advice)
        )
        guard let outcome else { return false }
        #expect(outcome.items == LibraryCall.left([]) && outcome.advice.stackCount == 0)
        return true
    }

    @Test func `the signatures of the vectors`() throws {
        let json = try Vectors.json("primitives/dsa.json")["falcon512_poseidon2"]
        var chance = SeededGenerator(seed: 71)
        let keys = json["keys"].items
        var count = 0
        for item in json["signatures"].items.prefix(18) {
            // A signature ends in its key; the small set of vectors in a clone has few of the keys.
            let bytes = try item["signature"].string
            let own = try keys.first { bytes.hasSuffix(try $0["public_key"].string) }
            guard let key = own else { continue }
            count += 1
            let signature = FalconSignature(
                message: try item["message"].word,
                h: try key["h"].items.map { FalconModel.reduced(Int64(try $0.int)) },
                s2: try item["s2"].items.map { FalconModel.reduced(Int64(try $0.int)) },
                nonce: try item["nonce_elements"].felts
            )
            #expect(signature.commitment == (try key["public_key_commitment"].word))
            let point = FalconModel.point(signature.message, nonce: signature.nonce)
            let expected = try item["hash_to_point"].items.map { Int64(try $0.int) }
            #expect(point.map { FalconModel.reduced($0) } == expected)
            let norms = try item["norm_s1_squared"].int + item["norm_s2_squared"].int
            #expect(signature.norm == Int64(norms))
            #expect(signature.isValid && accepts(signature))
            #expect(!accepts(signature, message: chance.edgedWord()))
        }
        #expect(count > 0)
    }

    @Test func `a signature is short up to the bound and no further`() {
        var chance = SeededGenerator(seed: 72)
        let distances: [Int64] = [0, 0, 1, 2, 1_000, 20_000_000]
        let norms = distances.flatMap { [FalconModel.normMax - $0, FalconModel.normMax + 1 + $0] }
        for norm in norms {
            let signature = FalconSignature(norm: norm, &chance)
            #expect(signature.norm == norm)
            #expect(accepts(signature) == signature.isValid)
            #expect(accepts(signature) == (norm <= FalconModel.normMax))
        }
    }

    @Test func `no bit of key, signature, product or challenge can be turned`() {
        var chance = SeededGenerator(seed: 73)
        let signature = FalconSignature(norm: FalconModel.normMax - 5_000, &chance)
        let honest = signature.advice
        #expect(accepts(signature))
        // Challenge, key, s2, lower and upper half of the product, nonce.
        let parts = [0..<2, 2..<514, 514..<1_026, 1_026..<1_538, 1_538..<2_050, 2_050..<2_058]
        for round in 0..<90 {
            let part = parts[round % parts.count]
            let place = part.lowerBound + chance.number(below: part.count)
            var advice = honest
            advice[place] += Felt(reducing: 1 << (chance.next() % 64))
            #expect(!accepts(signature, advice: advice), "\(place)")
        }
        for count in [0, 1, 2, 2_050, 2_057] {
            #expect(!accepts(signature, advice: Array(honest.prefix(count))), "\(count)")
        }
    }

    @Test func `forgeries that are consistent are judged by their norm`() {
        var chance = SeededGenerator(seed: 74)
        var acceptedCount = 0
        for round in 0..<40 {
            let honest = FalconSignature(norm: FalconModel.normMax - 1_000_000, &chance)
            // One step on the short polynomial moves the difference by the whole key.
            var (h, s2, message) = (honest.h, honest.s2, honest.message)
            let place = chance.number(below: FalconModel.degree)
            switch round % 4 {
            case 0: s2[place] = FalconModel.reduced(s2[place] + 1)
            case 1: h[place] = FalconModel.reduced(h[place] + 1)
            case 2: message = chance.edgedWord()
            default: s2[place] += FalconModel.modulus
            }
            let forged = FalconSignature(message: message, h: h, s2: s2, nonce: honest.nonce)
            #expect(accepts(forged) == forged.isValid, "round \(round), norm \(forged.norm)")
            acceptedCount += forged.isValid ? 1 : 0
        }
        #expect(acceptedCount < 20)
    }
}
