// SPDX-License-Identifier: MIT

import FieldArithmetic
import FieldKernels
import Hashing
import TestSupport
import Testing
import Transcript

/// Witnesses tried in packs are the ones that are found one by one.
@Suite struct WorkDifferentialTests {
    /// A transcript that has observed so many elements, and now and then drawn.
    private func transcript<T: Transcript>(
        _ type: T.Type,
        observing count: Int,
        _ generator: inout SeededGenerator
    ) -> T {
        var transcript = T(relation: Word(1, 2, 3, 4))
        for _ in 0..<count {
            if generator.next() % 16 == 0 { _ = transcript.drawFelt() }
            transcript.observe(generator.edgyFelt())
        }
        return transcript
    }

    private func check<T: GrindingTranscript>(
        _ reference: T.Type,
        _ hash: PackedHash,
        _ kernels: FieldKernels,
        observing count: Int
    ) throws {
        var generator = SeededGenerator(seed: UInt64(count))
        let transcript = transcript(reference, observing: count, &generator)
        for bits in [0, 1, 3, 6, 9, 40] {
            let holds = transcript.workTrial(bitCount: bits)
            let work = transcript.pendingWork(bitCount: bits)
            let search = try #require(kernels.witnessSearch(for: work, with: hash))
            let start = generator.next() % 1_000
            for candidates in [0..<64, start..<start + 1 + generator.next() % 100] {
                let expected = candidates.first { holds(Felt(reducing: $0)) }
                #expect(search(candidates) == expected, "\(hash) \(kernels.name) \(bits)")
            }
        }
    }

    @Test(arguments: FieldKernels.packedForms, PackedHash.allCases)
    func `the first witness of a range`(form: String, hash: PackedHash) throws {
        let kernels = try #require(FieldKernels(named: form))
        for count in Array(0...40) + [123, 124, 125, 300, 421, 500] {
            try check(hash.transcript, hash, kernels, observing: count)
        }
    }

    @Test func `the reference has no packs`() {
        let work = ByteTranscript<BLAKE3>(relation: Word(1, 2, 3, 4)).pendingWork(bitCount: 1)
        #expect(FieldKernels.reference.witnessSearch(for: work, with: .blake3) == nil)
    }
}
