// SPDX-License-Identifier: MIT

import FieldArithmetic
import Processor
import TestSupport
import Testing
import VMCore

/// Signatures hold inside the machine if they hold outside, and a verifier that repeats what the
/// machine claims comes to the same verdicts.
@Suite struct SignaturePropertyTests {
    /// The places of key, digest and signature.
    private static let addresses: [UInt32] = [400, 800, 1_200]

    @Test(arguments: SignatureScheme.allCases)
    func `a word's signature holds inside if it holds outside`(scheme: SignatureScheme) throws {
        let verify = try LibraryCall("crypto::dsa::\(scheme.rawValue)::verify")
        var chance = SeededGenerator(seed: 51)
        var (heldCount, refusedCount) = (0, 0)
        for _ in 0..<16 {
            let honest = try scheme.sign(chance.edgedWord(), &chance)
            #expect(honest.verdict(on: honest.digest) == true)
            for signed in [honest] + (try honest.changed(&chance)) {
                let inputs = signed.commitment.elements + signed.message.elements
                let outcome = try? verify.run(inputs, advice: advice(signed))
                #expect((outcome != nil) == (signed.verdict(on: signed.digest) == true))
                refusedCount += outcome == nil ? 1 : 0
                guard let outcome else { continue }
                heldCount += 1
                #expect(outcome.items == LibraryCall.left([]))
                #expect(outcome.isReplayed && outcome.requests.count == 2)
            }
        }
        #expect(heldCount >= 16 && refusedCount >= 16 * 10)
    }

    /// A key and a signature as `verify` asks for them.
    private func advice(_ signed: SignedWord) -> AdviceInputs {
        AdviceInputs(stack: Felt.packing(signed.key) + Felt.packing(signed.signature))
    }

    @Test(arguments: SignatureScheme.allCases)
    func `a key with another commitment is refused`(scheme: SignatureScheme) throws {
        let verify = try LibraryCall("crypto::dsa::\(scheme.rawValue)::verify")
        var chance = SeededGenerator(seed: 52)
        for _ in 0..<10 {
            let signed = try scheme.sign(chance.word(), &chance)
            for index in 0..<4 {
                var commitment = signed.commitment.elements
                commitment[index] += Felt(reducing: 1 << (chance.next() % 64))
                #expect(throws: ExecutionError.self) {
                    try verify(commitment + signed.message.elements, advice: advice(signed))
                }
            }
        }
    }

    @Test(arguments: SignatureScheme.allCases)
    func `the verdict on a digest is that from outside`(scheme: SignatureScheme) throws {
        let verify = try LibraryCall("crypto::dsa::\(scheme.rawValue)::verify_prehash")
        var chance = SeededGenerator(seed: 53)
        var counts = [0, 0]
        for _ in 0..<16 {
            let honest = try scheme.sign(chance.edgedWord(), &chance)
            for signed in [honest] + (try honest.changed(&chance)) {
                for digest in [signed.digest, honest.digest, chance.flipped(signed.digest)] {
                    let parts = [signed.key, digest, signed.signature]
                    let memory = zip(Self.addresses, parts.map(Felt.packing))
                    let outcome = try? verify.run(
                        Self.addresses.map { Felt($0) },
                        memory: Dictionary(uniqueKeysWithValues: memory)
                    )
                    let verdict = signed.verdict(on: digest)
                    #expect(outcome?.items == verdict.map { LibraryCall.left([felt($0)]) })
                    guard let outcome, let verdict else { continue }
                    #expect(outcome.isReplayed)
                    #expect(outcome.requests.map(\.callData) == [parts.flatMap { $0 }])
                    counts[verdict ? 1 : 0] += 1
                }
            }
        }
        #expect(counts[0] > 100 && counts[1] >= 16)
    }
}
