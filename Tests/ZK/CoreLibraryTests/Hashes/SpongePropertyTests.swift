// SPDX-License-Identifier: MIT

import FieldArithmetic
import Hashing
import Processor
import TestSupport
import Testing

/// Hashes of what lies in memory, and the sponge in its parts, equal ours outside of the machine.
@Suite struct SpongePropertyTests {
    private static let address: UInt32 = 3_000

    private func sponge(_ name: String) throws -> LibraryCall {
        try LibraryCall("crypto::hashes::poseidon2::\(name)")
    }

    /// Places of elements of which the first `count` are hashed; those behind them are not zero.
    private func memory(
        _ elements: [Felt],
        _ chance: inout SeededGenerator
    ) -> [UInt32: [Felt]] {
        [Self.address: elements + chance.felts(9)]
    }

    @Test func `elements in memory, any number`() throws {
        let hash = try sponge("hash_elements")
        let padded = try sponge("pad_and_hash_elements")
        var chance = SeededGenerator(seed: 111)
        for count in 0..<75 {
            let elements = chance.felts(count)
            let memory = memory(elements, &chance)
            let inputs = [Felt(Self.address), felt(count)]
            let expected = Poseidon2.hash(elements).elements
            #expect(try hash(inputs, memory: memory) == LibraryCall.left(expected), "\(count)")
            let zeros = [Felt](repeating: .zero, count: (8 - count % 8) % 8)
            let filled = Poseidon2.hash(elements + zeros).elements
            #expect(try padded(inputs, memory: memory) == LibraryCall.left(filled), "\(count)")
            for call in [hash, padded] where count > 0 {
                #expect(throws: ExecutionError.self) {
                    try call([Felt(Self.address) + .one, felt(count)], memory: memory)
                }
            }
        }
    }

    @Test func `words in memory, with and without a domain`() throws {
        let words = try sponge("hash_words")
        let inDomain = try sponge("hash_words_with_domain")
        let pairs = try sponge("hash_double_words")
        var chance = SeededGenerator(seed: 112)
        for count in 0..<40 {
            let (elements, domain) = (chance.felts(4 * count), chance.edgedFelt())
            let memory = memory(elements, &chance)
            let range = [Felt(Self.address), Felt(Self.address) + felt(4 * count)]
            let hash = LibraryCall.left(Poseidon2.hash(elements).elements)
            let separated = Poseidon2.hash(elements, domain: domain).elements
            #expect(try words(range, memory: memory) == hash, "\(count)")
            #expect(
                try inDomain([domain] + range, memory: memory) == LibraryCall.left(separated),
                "\(count)"
            )
            if count % 2 == 0 { #expect(try pairs(range, memory: memory) == hash, "\(count)") }
            guard count > 0 else { continue }
            for call in [words, pairs] {
                #expect(throws: ExecutionError.self) {
                    try call(range.reversed(), memory: memory)
                }
                #expect(throws: ExecutionError.self) {
                    try call(range.map { $0 + .one }, memory: memory)
                }
                // Three elements more are no whole word, and no pair of words.
                #expect(throws: ExecutionError.self) {
                    try call([range[0], range[1] + 3], memory: memory)
                }
            }
        }
    }

    @Test func `the parts of a sponge`() throws {
        let names = ["permute", "squeeze_digest", "copy_digest", "init_no_padding"]
        let calls = try names.map(sponge)
        let start = try sponge("init_with_capacity")
        let absorb = try sponge("absorb_double_words_from_memory")
        var chance = SeededGenerator(seed: 113)
        for count in 0..<20 {
            let items = chance.felts(12)
            var state = SpongeState { items[$0] }
            Poseidon2.permute(&state)
            let permuted = (0..<12).map { state[$0] }
            let outputs = [permuted, Array(items[..<4]), items[..<4] + items]
            for (call, output) in zip(calls, outputs) {
                #expect(try call(items) == LibraryCall.left(output))
            }
            let zeros = [Felt](repeating: .zero, count: 12)
            #expect(try calls[3](items) == LibraryCall.left(zeros + items))
            let capacity = Array(items[..<4])
            #expect(try start(capacity) == LibraryCall.left(zeros.prefix(8) + capacity))

            state = SpongeState { items[$0] }
            let elements = chance.felts(8 * count)
            for place in stride(from: 0, to: 8 * count, by: 8) {
                for lane in 0..<8 { state[lane] = elements[place + lane] }
                Poseidon2.permute(&state)
            }
            let end = Felt(Self.address) + felt(8 * count)
            let found = try absorb(
                items + [Felt(Self.address), end],
                memory: memory(elements, &chance)
            )
            #expect(found == LibraryCall.left((0..<12).map { state[$0] } + [end, end]))
        }
    }

    @Test func `elements are hashed in two steps`() throws {
        let prepare = try sponge("prepare_hasher_state")
        let finish = try sponge("hash_elements_with_state")
        var chance = SeededGenerator(seed: 114)
        for (count, isPadded) in (0..<40).flatMap({ [($0, false), ($0, true)] }) {
            let inputs = [Felt(Self.address), felt(count), felt(isPadded)]
            var state = [Felt](repeating: .zero, count: 15)
            state[8] = isPadded ? .zero : felt(count % 8)
            state[12] = Felt(Self.address)
            state[13] = Felt(Self.address) + felt(count / 8 * 8)
            state[14] = felt(count % 8)
            #expect(try prepare(inputs) == LibraryCall.left(state), "\(count)")
            guard count > 0 else { continue }
            let elements = chance.felts(count)
            let zeros = [Felt](repeating: .zero, count: isPadded ? (8 - count % 8) % 8 : 0)
            let found = try finish(state, memory: memory(elements, &chance))
            let expected = Poseidon2.hash(elements + zeros).elements
            #expect(found == LibraryCall.left(expected), "\(count)")
        }
        for flag in [Felt(2), Felt(reducing: 1 << 32), -Felt.one] {
            #expect(throws: ExecutionError.self) { try prepare([400, 8, flag]) }
        }
    }
}
