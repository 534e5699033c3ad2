// SPDX-License-Identifier: MIT

import FieldArithmetic
import FieldKernels
import Hashing
import STARKProver
import TestSupport
import Testing
import Transcript

/// However witnesses are tried, the smallest one is found.
@Suite struct ProofOfWorkTests {
    private func check<Hash: CommitmentHash>(_ hash: Hash.Type, bits: Int, seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var transcript = Hash.ProofTranscript(relation: Word(1, 2, 3, 4))
        transcript.observe((0..<Int(generator.next() % 200)).map { _ in generator.felt() })
        let holds = transcript.workTrial(bitCount: bits)
        let expected = (UInt64(0)...).first { holds(Felt(reducing: $0)) }
        for kernels in FieldKernels.all {
            for threads in 1...3 {
                let witness = smallestWitness(
                    hash,
                    transcript,
                    bits: bits,
                    kernels: kernels,
                    threads: threads
                )
                #expect(witness.value == expected, "\(hash) \(kernels.name) \(threads)")
            }
        }
        let witness = expected.map { Felt(reducing: $0) } ?? .zero
        let isAccepted = transcript.checkWork(witness, bitCount: bits)
        #expect(isAccepted)
    }

    @Test(arguments: [0, 1, 2, 4, 7, 9, 10, 11, 12], UInt64(0)..<4)
    func `the smallest witness is found`(bits: Int, seed: UInt64) {
        check(BLAKE3ProofHash.self, bits: bits, seed: seed)
        check(KeccakProofHash.self, bits: bits, seed: seed)
        check(AlgebraicProofHash<Poseidon2>.self, bits: bits, seed: seed)
        check(AlgebraicProofHash<RPO>.self, bits: bits, seed: seed)
        check(AlgebraicProofHash<RPX>.self, bits: bits, seed: seed)
    }
}
