// SPDX-License-Identifier: MIT

import FieldArithmetic

/// Poseidon2 over Goldilocks, width 12: the native hash of the machine and of all state trees.
///
/// Four external rounds, 22 internal, four external; S-box `x^7`.
public enum Poseidon2: AlgebraicHash {
    /// Permutes the twelve lanes in place.
    ///
    /// - Complexity: about 740 multiplications.
    public static func permute(_ state: inout SpongeState) {
        mixExternally(&state)
        applyExternalRounds(initialConstants, to: &state)
        applyInternalRounds(to: &state)
        applyExternalRounds(terminalConstants, to: &state)
    }

    private static func applyExternalRounds(_ constants: [Felt], to state: inout SpongeState) {
        for round in 0..<4 {
            for lane in 0..<12 {
                state[lane] = (state[lane] + constants[12 * round + lane]).seventhPower()
            }
            mixExternally(&state)
        }
    }

    private static func applyInternalRounds(to state: inout SpongeState) {
        for constant in internalConstants {
            state[0] = (state[0] + constant).seventhPower()
            var sum = state[0]
            for lane in 1..<12 { sum += state[lane] }
            for lane in 0..<12 { state[lane] = state[lane] * diagonal[lane] + sum }
        }
    }

    /// Multiplies each block of four by `M4`, then adds to every lane the sum of its column.
    @inline(__always)
    private static func mixExternally(_ state: inout SpongeState) {
        for block in 0..<3 {
            let (a, b) = (state[4 * block], state[4 * block + 1])
            let (c, d) = (state[4 * block + 2], state[4 * block + 3])
            let total = a + b + c + d
            state[4 * block] = total + a + b.doubled()
            state[4 * block + 1] = total + b + c.doubled()
            state[4 * block + 2] = total + c + d.doubled()
            state[4 * block + 3] = total + d + a.doubled()
        }
        for column in 0..<4 {
            let sum = state[column] + state[column + 4] + state[column + 8]
            state[column] += sum
            state[column + 4] += sum
            state[column + 8] += sum
        }
    }
}
