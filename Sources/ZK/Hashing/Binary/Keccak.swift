// SPDX-License-Identifier: MIT

/// Keccak-256 with the original padding (0x01), and the permutation behind it.
public enum Keccak: Sendable {
    /// The 25 lanes of the permutation.
    public typealias State = [25 of UInt64]

    /// Lanes that a block of input fills.
    static let rateLanes = 17

    /// Hashes bytes.
    public static func hash256(_ bytes: [UInt8]) -> Digest {
        let rate = 8 * rateLanes
        var padded = bytes
        padded.append(1)
        while padded.count % rate != 0 { padded.append(0) }
        padded[padded.count - 1] |= 0x80
        var state = State(repeating: 0)
        for start in stride(from: 0, to: padded.count, by: rate) {
            for lane in 0..<rateLanes { state[lane] ^= littleEndian(padded, at: start + 8 * lane) }
            permute(&state)
        }
        return Digest(state[0], state[1], state[2], state[3])
    }

    /// Keccak-f[1600] in place.
    public static func permute(_ state: inout State) {
        for round in 0..<24 {
            applyTheta(&state)
            applyRhoAndPi(&state)
            applyChi(&state)
            state[0] ^= KeccakConstants.rounds[round]
        }
    }

    @inline(__always)
    private static func applyTheta(_ state: inout State) {
        var parity = [5 of UInt64](repeating: 0)
        for x in 0..<5 {
            parity[x] = state[x] ^ state[x + 5] ^ state[x + 10] ^ state[x + 15] ^ state[x + 20]
        }
        for x in 0..<5 {
            let next = parity[(x + 1) % 5]
            let change = parity[(x + 4) % 5] ^ (next << 1 | next >> 63)
            for y in 0..<5 { state[x + 5 * y] ^= change }
        }
    }

    @inline(__always)
    private static func applyRhoAndPi(_ state: inout State) {
        var moving = state[1]
        for step in 0..<24 {
            let lane = KeccakConstants.lanes[step]
            let count = KeccakConstants.rotations[step]
            let rotated = moving << count | moving >> (64 - count)
            moving = state[lane]
            state[lane] = rotated
        }
    }

    @inline(__always)
    private static func applyChi(_ state: inout State) {
        for y in 0..<5 {
            let (a, b) = (state[5 * y], state[5 * y + 1])
            let (c, d, e) = (state[5 * y + 2], state[5 * y + 3], state[5 * y + 4])
            state[5 * y] = a ^ (~b & c)
            state[5 * y + 1] = b ^ (~c & d)
            state[5 * y + 2] = c ^ (~d & e)
            state[5 * y + 3] = d ^ (~e & a)
            state[5 * y + 4] = e ^ (~a & b)
        }
    }
}
