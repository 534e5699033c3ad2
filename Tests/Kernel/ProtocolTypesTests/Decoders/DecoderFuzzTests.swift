// SPDX-License-Identifier: MIT

import ByteCoding
import TestSupport
import Testing

/// Damaged bytes are refused, or read as something that is written as it was read.
@Suite struct DecoderFuzzTests {
    @Test(
        arguments: FuzzedDecoder.accounts + FuzzedDecoder.notes + FuzzedDecoder.blocks
            + FuzzedDecoder.transactions + FuzzedDecoder.inputs
    )
    func `damaged bytes do no harm`(decoder: FuzzedDecoder) throws {
        let seeds = try decoder.seeds()
        try #require(!seeds.isEmpty)
        for seed in seeds.prefix(4) { #expect(try decoder.isFaithful(seed)) }
        var generator = SeededGenerator(seed: 23)
        let byteCount = seeds.reduce(0) { $0 + $1.count } / seeds.count
        let rounds = max(40, min(500, 400_000 / max(byteCount, 1)))
        for round in 0..<rounds {
            let bytes = generator.damaged(seeds[round % seeds.count])
            do { #expect(try decoder.isFaithful(bytes), "round \(round)") } catch {
                #expect(error is DecodingFailure, "round \(round): \(error)")
            }
        }
    }
}
