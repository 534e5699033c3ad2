// SPDX-License-Identifier: MIT

import AssembledCases
import CoreLibrary
import FieldArithmetic
import Hashing
import MerkleStructures
import Processor
import TestSupport
import Testing
import VMCore

/// Answers and refusals of the core library's handlers, asked for by a bare event.
@Suite struct HandlerTests {
    private let math = "miden::core::math::"
    private let arrays = "miden::core::collections::sorted_array::"
    private let wide = Felt(reducing: 1 << 32)

    /// Writes words from an address on, emits an event with operands, and hands over the advice.
    private func answer(
        _ event: String,
        _ operands: [Felt],
        memory: (address: UInt32, elements: [Felt]) = (0, []),
        advice: AdviceInputs = AdviceInputs()
    ) throws -> [Felt] {
        var operations: [Operation] = []
        for (offset, element) in memory.elements.enumerated() {
            operations += [
                .push(element), .push(Felt(memory.address + UInt32(offset))), Operation(.mstore),
                Operation(.drop), Operation(.drop),
            ]
        }
        operations += operands.reversed().map { .push($0) }
        operations += [.push(Felt(name: event)), Operation(.emit)]
        operations += Array(repeating: Operation(.drop), count: operands.count + 1)
        let host = Processor.Host(handlers: .coreLibrary)
        let program = try ForestBuilder.program(operations)
        return try Executor(host: host).execute(program, advice: advice).advice.stack
    }

    private func refusal(
        _ event: String,
        _ operands: [Felt],
        memory: (address: UInt32, elements: [Felt]) = (0, [])
    ) -> EventRefusal? {
        do {
            _ = try answer(event, operands, memory: memory)
        } catch let error as ExecutionError {
            if case .eventRefused(_, let refusal) = error.fault { return refusal }
        } catch {}
        return nil
    }

    @Test func `there is a handler for each of the library's events`() {
        #expect(EventHandlers.coreLibrary.events.count == 11)
    }

    @Test func `divisions answer their limbs`() throws {
        // (2^32 + 7) / 3 = 0x5555_5557, rest 2, as high and low limbs.
        #expect(try answer(math + "u64::u64_div", [3, 0, 7, 1]) == [0, 0x5555_5557, 0, 2])
        let quotient = try answer(math + "u128::u128_div", [0, 0, 1, 0, 5, 6, 7, 8])
        #expect(quotient == [5, 6, 0, 0, 7, 8, 0, 0])
        let falcon = "miden::core::crypto::dsa::falcon512_poseidon2::falcon_div"
        #expect(try answer(falcon, [0, 12_290]) == [0, 1, 1])
        #expect(refusal(math + "u64::u64_div", [0, 0, 1, 1]) == .divisionByZero)
        #expect(refusal(math + "u64::u64_div", [1, 0, wide, 1]) == .operand(wide))
        #expect(refusal(math + "u128::u128_div", [0, 0, 0, 0, 1]) == .divisionByZero)
        #expect(refusal(falcon, [wide, 0]) == .operand(wide))
    }

    @Test func `searches find the first place that is not below the key`() throws {
        let words: [Felt] = [0, 0, 0, 1, 0, 0, 0, 3, 0, 0, 0, 3, 0, 0, 0, 9]
        let event = arrays + "lowerbound_array"
        for (key, place, isEqual) in [
            (0, 100, 0), (1, 100, 1), (2, 104, 0), (3, 104, 1),
            (9, 112, 1), (10, 116, 0),
        ] {
            let operands: [Felt] = [0, 0, 0, Felt(UInt32(key)), 100, 116]
            let found = try answer(event, operands, memory: (100, words))
            #expect(found == [Felt(UInt32(place)), Felt(UInt32(isEqual))])
        }
        let pairs = arrays + "lowerbound_key_value"
        let half = try answer(pairs, [7, 7, 0, 3, 100, 116, 0], memory: (100, words))
        #expect(half == [108, 1])
        let whole = try answer(pairs, [7, 7, 0, 3, 100, 116, 1], memory: (100, words))
        #expect(whole == [116, 0])
        #expect(refusal(pairs, [7, 7, 0, 3, 100, 116, 2]) == .operand(2))
        #expect(refusal(event, [0, 0, 0, 1, 8, 4]) == .addresses(start: 8, end: 4))
        #expect(refusal(event, [0, 0, 0, 1, 2, 6]) == .addresses(start: 2, end: 6))
        #expect(refusal(pairs, [0, 0, 0, 1, 8, 12, 1]) == .addresses(start: 8, end: 12))
        let falling = refusal(event, [0, 0, 0, 1, 100, 108], memory: (100, [1, 0, 0, 0]))
        #expect(falling == .memory(address: 104))
    }

    @Test func `a sparse tree shows the value of a key`() throws {
        let (key, value) = (Word(1, 2, 3, 4), Word(5, 6, 7, 8))
        let leaf = Poseidon2.merge(key, value, domain: .zero)
        var store = MerkleStore()
        let path = MerklePath(siblings: (0..<64).map { EmptySubtrees.root(height: $0) })
        let root = try store.add(leaf, position: 4, path: path)
        let advice = AdviceInputs(
            map: AdviceMap([.init(key: leaf, values: key.elements + value.elements)]),
            store: store
        )
        let event = "miden::core::collections::smt::smt_peek"
        func peek(_ key: Word) throws -> [Felt] {
            try answer(event, key.elements + root.elements, advice: advice)
        }
        #expect(try peek(key) == value.elements)
        #expect(try peek(Word(9, 2, 3, 4)) == Word.zero.elements)
        #expect(try peek(Word(1, 2, 3, 5)) == Word.zero.elements)
        #expect(refusal(event, key.elements + key.elements) == .merkle(.rootNotFound(key)))
    }

    @Test func `hashes take bytes in memory that was written`() throws {
        let event = "miden::core::hash::keccak256::hash_bytes"
        let digest = Keccak.hash256([1, 2, 3, 4, 5]).bytes
        let answered = try answer(event, [100, 5], memory: (100, [0x0403_0201, 5]))
        let bytes = answered.flatMap { limb in
            (0..<4).map { UInt8(truncatingIfNeeded: limb.value >> (8 * $0)) }
        }
        #expect(bytes == digest)
        #expect(refusal(event, [100, 5], memory: (100, [1, 256])) == .memory(address: 101))
        #expect(refusal(event, [100, 4], memory: (100, [wide])) == .memory(address: 100))
        #expect(refusal(event, [104, 1]) == .unwritten(address: 104))
        #expect(refusal(event, [101, 1]) == .addresses(start: 101, end: 102))
        #expect(refusal(event, [0, 2_097_152]) == .tooLong(bytes: 1 << 21))
    }

    @Test func `undecodable keys and broken seals are refused`() throws {
        let zeros = [Felt](repeating: .zero, count: 40)
        let operands: [Felt] = [100, 112, 120]
        let ecdsa = "miden::core::crypto::dsa::ecdsa_k256_keccak::verify"
        #expect(refusal(ecdsa, operands, memory: (100, zeros)) == .input)
        let ed25519 = "miden::core::dsa::eddsa_ed25519::verify"
        #expect(
            refusal(ed25519, [100, 108, 128], memory: (100, zeros)) == .unwritten(address: 140)
        )
        let decrypt = "miden::core::crypto::aead::decrypt"
        let sealed = [Felt](repeating: .one, count: 8) + [100, 200, 1]
        #expect(refusal(decrypt, sealed, memory: (100, zeros)) == .input)
        #expect(refusal(decrypt, sealed) == .unwritten(address: 100))
        let far = [Felt](repeating: .one, count: 8) + [Felt(u32Ones) - 3, 200, 1]
        #expect(
            refusal(decrypt, far) == .addresses(start: UInt64(u32Ones) - 3, end: 1)
        )
    }

    private let u32Ones = UInt32.max
}
