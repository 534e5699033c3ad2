// SPDX-License-Identifier: MIT

public import FieldArithmetic

/// The state of an algebraic sponge: rate in lanes 0..<8, capacity in 8..<12, digest in 0..<4.
public typealias SpongeState = [12 of Felt]

/// A sponge over the field with a permutation of twelve lanes.
///
/// Absorbing *overwrites* the rate. The capacity starts with the length modulo 8 in lane 8 and the
/// domain in lane 9.
public protocol AlgebraicHash: Sendable {
    /// Permutes the twelve lanes in place.
    static func permute(_ state: inout SpongeState)
}

extension AlgebraicHash {
    /// Hashes a list of elements; the empty list gives the zero word, whatever the domain.
    ///
    /// - Parameters:
    ///   - elements: Shape `[n]`.
    ///   - domain: Separates uses of the hash; in capacity lane 9.
    /// - Returns: Lanes 0..<4 after the last permutation.
    /// - Complexity: one permutation for every eight elements.
    public static func hash(_ elements: [Felt], domain: Felt = .zero) -> Word {
        guard !elements.isEmpty else { return .zero }
        var state = SpongeState(repeating: .zero)
        state[8] = Felt(UInt32(elements.count % 8))
        state[9] = domain
        absorb(elements, into: &state)
        return Word(state[0], state[1], state[2], state[3])
    }

    /// Writes eight elements at a time over the rate, the last block filled with zeros.
    @inline(__always)
    static func absorb(_ elements: [Felt], into state: inout SpongeState) {
        var start = 0
        while start < elements.count {
            for lane in 0..<8 {
                state[lane] = start + lane < elements.count ? elements[start + lane] : .zero
            }
            permute(&state)
            start += 8
        }
    }

    /// Hashes two words: the inner node of a binary tree.
    public static func merge(_ left: Word, _ right: Word, domain: Felt = .zero) -> Word {
        var state = SpongeState(repeating: .zero)
        for lane in 0..<4 {
            state[lane] = left[lane]
            state[lane + 4] = right[lane]
        }
        state[9] = domain
        permute(&state)
        return Word(state[0], state[1], state[2], state[3])
    }

    /// Hashes the elements of a list of words.
    public static func merge(_ words: [Word]) -> Word { hash(words.flatMap { $0.elements }) }

    /// Hashes bytes, seven to an element with a one after the last; no bytes give the zero word.
    public static func hash(bytes: [UInt8]) -> Word {
        guard !bytes.isEmpty else { return .zero }
        let elements = pack(bytes)
        var state = SpongeState(repeating: .zero)
        state[8] = Felt(UInt32(8 + elements.count % 8))
        absorb(elements, into: &state)
        return Word(state[0], state[1], state[2], state[3])
    }

    /// Packs bytes seven to an element, little-endian, with a one after the last byte.
    static func pack(_ bytes: [UInt8]) -> [Felt] {
        stride(from: 0, to: bytes.count, by: 7).map { start in
            let end = min(start + 7, bytes.count)
            var value: UInt64 = end == bytes.count ? 1 : 0
            for index in (start..<end).reversed() { value = value << 8 | UInt64(bytes[index]) }
            return Felt(reducing: value)
        }
    }
}
