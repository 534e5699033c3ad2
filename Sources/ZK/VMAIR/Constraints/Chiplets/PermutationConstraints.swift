// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic
import Hashing

extension MachineConstraints {
    /// Sixteen rows are one Poseidon2 permutation.
    func constrainPermutation() {
        let row = current.chiplets.permutation
        let section = chiplets.permutation
        constrainUnusedWitnesses()
        constrainExternalRounds()
        constrainInternalRounds()
        constrainMixedRounds()

        let active = builder.everywhere.when(section.isActive)
        active.requireZeros(row.unused)
        active.when(isInsideCycle)
            .require(next.chiplets.permutation.multiplicity, equals: row.multiplicity)
        // The section begins and ends with a whole cycle.
        builder.everywhere.when(section.startsNext).requireZero(isInsideCycle)
        builder.everywhere.when(section.isLast).requireZero(isInsideCycle)
    }

    /// One on the first fifteen rows of a cycle.
    var isInsideCycle: Expression {
        builder.sum(of: [
            periodic.isInitialRound, periodic.isExternalRound, periodic.isInternalRounds,
            periodic.isMixedRounds,
        ])
    }

    private func active(_ step: Expression) -> ConstraintGate {
        builder.everywhere.when(chiplets.permutation.isActive * step)
    }

    private func constrainUnusedWitnesses() {
        let witnesses = current.chiplets.permutation.witnesses
        let hasNone = 1 - periodic.isInternalRounds - periodic.isMixedRounds
        active(hasNone).requireZero(witnesses[0])
        active(periodic.isInternalRounds.complement).requireZeros([witnesses[1], witnesses[2]])
    }

    /// Row 0 puts the linear layer before the first round; the other rows are a round alone.
    private func constrainExternalRounds() {
        let state = current.chiplets.permutation.state
        let after = next.chiplets.permutation.state
        active(periodic.isInitialRound)
            .require(after, equal: externalRound(externalLayer(state)))
        active(periodic.isExternalRound).require(after, equal: externalRound(state))
    }

    /// Three rounds a row: the S-box outputs are witnesses, so the state stays affine.
    private func constrainInternalRounds() {
        let row = current.chiplets.permutation
        let gate = active(periodic.isInternalRounds)
        var state = row.state
        for round in 0..<3 {
            let output = row.witnesses[round]
            gate.requireZero(output - (state[0] + periodic.roundConstants[round]).seventhPower)
            state = internalLayer([output] + state.dropFirst())
        }
        gate.require(next.chiplets.permutation.state, equal: state)
    }

    /// Row 11: the last internal round, whose constant no column holds, and an external one.
    private func constrainMixedRounds() {
        let row = current.chiplets.permutation
        let gate = active(periodic.isMixedRounds)
        let output = row.witnesses[0]
        let constant = Poseidon2.internalConstants[21]
        gate.requireZero(output - (row.state[0] + constant).seventhPower)
        let state = internalLayer([output] + row.state.dropFirst())
        gate.require(next.chiplets.permutation.state, equal: externalRound(state))
    }

    private func externalRound(_ state: [Expression]) -> [Expression] {
        externalLayer(zip(state, periodic.roundConstants).map { ($0 + $1).seventhPower })
    }

    /// Each block of four times the matrix `[2 3 1 1; 1 2 3 1; 1 1 2 3; 3 1 1 2]`, then to each
    /// lane the sum of its place in all blocks.
    private func externalLayer(_ state: [Expression]) -> [Expression] {
        let blocks = stride(from: 0, to: 12, by: 4).map { start in
            let block = Array(state[start..<start + 4])
            let total = (block[0] + block[1]) + (block[2] + block[3])
            return (0..<4).map { lane in
                (total + block[lane]) + block[(lane + 1) % 4].doubled
            }
        }
        let sums = (0..<4).map { blocks[0][$0] + blocks[1][$0] + blocks[2][$0] }
        return blocks.flatMap { block in (0..<4).map { block[$0] + sums[$0] } }
    }

    private func internalLayer(_ state: [Expression]) -> [Expression] {
        let total = builder.sum(of: state)
        return zip(state, Poseidon2.diagonal).map { $0 * $1 + total }
    }
}
