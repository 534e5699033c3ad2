// SPDX-License-Identifier: MIT

import FieldArithmetic
import Hashing
import Processor
import TestSupport
import Testing
import VMCore

/// The steps of Falcon's verification, and all of it, do what the definition says.
@Suite struct FalconPropertyTests {
    private static let module = "crypto::dsa::falcon512_poseidon2::"
    private static let address: UInt32 = 2_000

    private func call(_ name: String) throws -> LibraryCall {
        try LibraryCall(Self.module + name)
    }

    /// A coefficient below 12289, often the first, the last or one in the middle.
    private func coefficient(_ chance: inout SeededGenerator) -> Int64 {
        let edges: [Int64] = [0, 1, 6_143, 6_144, 6_145, 12_287, 12_288]
        return chance.next() % 2 == 0
            ? edges[chance.number(below: edges.count)]
            : Int64(chance.number(below: Int(FalconModel.modulus)))
    }

    private func polynomial(_ chance: inout SeededGenerator) -> [Int64] {
        (0..<FalconModel.degree).map { _ in coefficient(&chance) }
    }

    private func elements(_ values: [Int64]) -> [Felt] {
        values.map { Felt(reducing: UInt64($0)) }
    }

    // MARK: Numbers

    @Test func `remainders modulo 12289`() throws {
        let call = try call("mod_12289")
        var chance = SeededGenerator(seed: 61)
        for _ in 0..<400 {
            let a = UInt64(chance.edgedInteger(bitCount: 64))
            let inputs = [Felt(UInt32(a >> 32)), Felt(UInt32(truncatingIfNeeded: a))]
            let expected = Felt(reducing: a % UInt64(FalconModel.modulus))
            #expect(try call(inputs) == LibraryCall.left([expected]), "\(a)")
        }
    }

    @Test func `squares of centred coefficients`() throws {
        let call = try call("norm_sq")
        for value in stride(from: 0, to: FalconModel.modulus, by: 3) {
            let expected = Felt(reducing: UInt64(FalconModel.square(value)))
            #expect(try call(elements([value])) == LibraryCall.left([expected]), "\(value)")
        }
    }

    @Test func `one coefficient of the difference`() throws {
        let call = try call("diff_mod_M")
        var chance = SeededGenerator(seed: 63)
        let bound = 512 * FalconModel.modulus * FalconModel.modulus
        for round in 0..<400 {
            func term() -> Int64 {
                round % 5 == 0 ? bound : round % 7 == 0 ? 0 : Int64(chance.next() % UInt64(bound))
            }
            let (lower, upper, c) = (term(), term(), chance.edgedFelt())
            let inputs =
                elements([lower, upper + bound])
                + [Felt(UInt32(c.value >> 32)), Felt(UInt32(truncatingIfNeeded: c.value))]
            let value = FalconModel.reduced(FalconModel.reduced(c) + upper + bound - lower)
            #expect(try call(inputs) == LibraryCall.left(elements([value])), "\(inputs)")
        }
    }

    // MARK: Polynomials

    @Test func `norms of polynomials`() throws {
        let shortNorm = try call("compute_s2_norm_sq")
        let differenceNorm = try call("compute_s1_norm_sq")
        var chance = SeededGenerator(seed: 64)
        for round in 0..<12 {
            let s2 = polynomial(&chance)
            let sum = s2.reduce(0) { $0 + FalconModel.square($1) }
            let found = try shortNorm([Felt(Self.address)], memory: [Self.address: elements(s2)])
            #expect(found == LibraryCall.left(elements([sum])))

            let bound = UInt64(512 * FalconModel.modulus * FalconModel.modulus)
            let product = (0..<1_024).map { _ in
                round == 0 ? Int64(bound) : Int64(chance.next() % bound)
            }
            let point = chance.felts(FalconModel.degree)
            let difference = try differenceNorm(
                [Felt(Self.address)],
                memory: [Self.address: elements(product) + point]
            )
            let expected = FalconModel.differenceNorm(point: point, product: product)
            #expect(difference == LibraryCall.left(elements([expected])))
        }
    }

    @Test func `messages are hashed to points`() throws {
        let call = try call("hash_to_point")
        var chance = SeededGenerator(seed: 65)
        for _ in 0..<20 {
            let (message, nonce) = (chance.edgedWord(), chance.felts(8))
            let outcome = try call.run([Felt(Self.address)] + message.elements + nonce)
            #expect(outcome.items == LibraryCall.left([]))
            let found = outcome.elements(at: Self.address, count: FalconModel.degree)
            #expect(found == FalconModel.point(message, nonce: nonce))
        }
    }

    @Test func `products are loaded if they are those of their factors`() throws {
        let call = try call("load_h_s2_and_product")
        var chance = SeededGenerator(seed: 66)
        for round in 0..<8 {
            let signature = FalconSignature(
                message: .zero,
                h: polynomial(&chance),
                s2: round == 0 ? [Int64](repeating: 12_288, count: 512) : polynomial(&chance),
                nonce: []
            )
            func run(_ forged: FalconSignature) throws -> ExecutionOutcome {
                try call.run(
                    [Felt(Self.address)] + forged.commitment.elements,
                    advice: AdviceInputs(stack: forged.advice)
                )
            }
            let outcome = try run(signature)
            #expect(outcome.items == LibraryCall.left([]))
            let found = outcome.elements(at: Self.address, count: 2_048)
            #expect(found == signature.polynomials)

            // Another product under its own challenge, and factors that are just not reduced.
            var forged = [FalconSignature](repeating: signature, count: 4)
            forged[0].product[chance.number(below: 1_024)] += FalconModel.modulus
            forged[1].product.swapAt(round, 511 + round)
            let place = chance.number(below: FalconModel.degree)
            forged[2].h[place] = FalconModel.modulus
            forged[3].s2[place] = FalconModel.modulus
            for index in 2..<4 {
                forged[index].product = FalconModel.product(forged[index].s2, forged[index].h)
            }
            for (index, forgery) in forged.enumerated()
            where forgery.product != signature.product || index > 1 {
                #expect(throws: ExecutionError.self, "\(index)") { try run(forgery) }
            }
        }
    }

    @Test func `signatures are found under key and message`() throws {
        let call = try call("move_sig_from_map_to_adv_stack")
        var chance = SeededGenerator(seed: 67)
        for _ in 0..<20 {
            let (key, message) = (chance.word(), chance.edgedWord())
            let values = chance.felts(chance.number(below: 30))
            let entry = AdviceMap.Entry(key: Poseidon2.merge(key, message), values: values)
            let inputs = key.elements + message.elements
            let outcome = try call.run(
                inputs,
                advice: AdviceInputs(stack: [.one], map: AdviceMap([entry]))
            )
            #expect(outcome.items == LibraryCall.left(inputs))
            #expect(outcome.advice.stack == values + [.one])
            #expect(throws: ExecutionError.self) { try call(inputs) }
        }
    }
}
