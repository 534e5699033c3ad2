// SPDX-License-Identifier: MIT

import FieldArithmetic
import Hashing

/// A message under authenticated encryption with the native sponge, outside of the machine.
struct SealedMessage: Equatable {
    /// Blocks of eight elements, one of them for what ends the plaintext.
    var ciphertext: [Felt]
    var tag: Word

    /// Encrypts elements.
    init(_ plaintext: [Felt], associatedData: [Felt] = [], key: Word, nonce: Word) {
        var state = Self.start(associatedData, key, nonce)
        ciphertext = []
        let padded = Self.padded(plaintext)
        for start in stride(from: 0, to: padded.count, by: 8) {
            Poseidon2.permute(&state)
            for lane in 0..<8 { state[lane] += padded[start + lane] }
            ciphertext += (0..<8).map { state[$0] }
        }
        Poseidon2.permute(&state)
        tag = Word(state[0], state[1], state[2], state[3])
    }

    /// The plaintext; nil if the message was not made with this key and nonce.
    func opened(associatedData: [Felt] = [], key: Word, nonce: Word) -> [Felt]? {
        var state = Self.start(associatedData, key, nonce)
        var plaintext: [Felt] = []
        for start in stride(from: 0, to: ciphertext.count, by: 8) {
            Poseidon2.permute(&state)
            for lane in 0..<8 {
                plaintext.append(ciphertext[start + lane] - state[lane])
                state[lane] = ciphertext[start + lane]
            }
        }
        Poseidon2.permute(&state)
        guard tag == Word(state[0], state[1], state[2], state[3]) else { return nil }
        while plaintext.last == .zero { plaintext.removeLast() }
        return plaintext.popLast() == .one ? plaintext : nil
    }

    /// A one and zeros up to the next full block.
    private static func padded(_ elements: [Felt]) -> [Felt] {
        elements + [.one] + [Felt](repeating: .zero, count: 7 - elements.count % 8)
    }

    /// Absorbs key and nonce, and over them the associated data, whose blocks are counted off.
    private static func start(_ associatedData: [Felt], _ key: Word, _ nonce: Word) -> SpongeState {
        var state = SpongeState { lane in
            lane < 4 ? key[lane] : lane < 8 ? nonce[lane - 4] : .zero
        }
        let padded = padded(associatedData)
        for start in stride(from: 0, to: padded.count, by: 8) {
            Poseidon2.permute(&state)
            state[8] += .one
            for lane in 0..<8 { state[lane] = padded[start + lane] }
        }
        return state
    }
}
