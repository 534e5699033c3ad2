// SPDX-License-Identifier: MIT

public import FieldArithmetic

/// Poseidon2 over Goldilocks, width 12: the native hash of the machine and of all state trees.
///
/// Four external rounds, 22 internal, four external; S-box `x^7`.
public enum Poseidon2: AlgebraicHash {
    /// Permutes the twelve lanes in place.
    ///
    /// - Complexity: about 740 multiplications.
    public static func permute(_ state: inout SpongeState) {
        mixExternally(&state)
        for round in 0..<4 { applyExternalRound(round, to: &state) }
        for round in 0..<22 { applyInternalRound(round, to: &state) }
        for round in 4..<8 { applyExternalRound(round, to: &state) }
    }

    /// Applies one of the eight external rounds; four come before the internal ones.
    @inlinable
    @inline(__always)
    package static func applyExternalRound(_ round: Int, to state: inout SpongeState) {
        let constants = round < 4 ? initialConstants : terminalConstants
        let start = 12 * (round & 3)
        for lane in 0..<12 {
            state[lane] = (state[lane] + constants[start + lane]).seventhPower()
        }
        mixExternally(&state)
    }

    /// Applies one of the 22 internal rounds.
    ///
    /// - Returns: The output of the round's only S-box.
    @inlinable
    @inline(__always)
    @discardableResult
    package static func applyInternalRound(_ round: Int, to state: inout SpongeState) -> Felt {
        let output = (state[0] + internalConstants[round]).seventhPower()
        state[0] = output
        var sum = output
        for lane in 1..<12 { sum += state[lane] }
        for lane in 0..<12 { state[lane] = state[lane] * diagonal[lane] + sum }
        return output
    }

    /// Multiplies each block of four by `M4`, then adds to every lane the sum of its column.
    @inlinable
    @inline(__always)
    package static func mixExternally(_ state: inout SpongeState) {
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
