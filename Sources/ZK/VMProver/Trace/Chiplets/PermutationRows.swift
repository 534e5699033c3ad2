// SPDX-License-Identifier: MIT

import FieldArithmetic
import Hashing
import Processor
import VMAIR

/// Fills the permutation's rows, sixteen for each distinct state.
struct PermutationRows {
    /// The rows of one permutation.
    static let cycle = 16

    private let plan: ChipletPlan
    private let cells: ChipletCells
    private let start: Int
    private let firstLane: Int
    private let firstWitness: Int

    init(_ plan: ChipletPlan, _ cells: ChipletCells, start: Int) {
        self.plan = plan
        self.cells = cells
        self.start = start
        firstLane = cells.names.permutation.state[0]
        firstWitness = cells.names.permutation.witnesses[0]
    }

    /// Fills the rows of some of the plan's permutations.
    func fill(_ places: Range<Int>) {
        let names = cells.names
        let rows = firstRow(of: places.lowerBound)..<firstRow(of: places.upperBound)
        cells.fill(names.isController, rows, with: .zero)
        cells.fill(names.isPermutation, rows, with: .one)
        for column in names.permutation.unused + names.permutation.witnesses {
            cells.fill(column, rows, with: .zero)
        }
        for place in places {
            let permutation = plan.permutations[place]
            let row = firstRow(of: place)
            cells.fill(
                names.permutation.multiplicity,
                row..<row + Self.cycle,
                with: Felt(permutation.multiplicity)
            )
            fillStates(from: permutation.input, row)
        }
    }

    /// What leaves a permutation whose rows are filled, lane by lane.
    @inline(__always)
    func output(of place: Int, lane: Int) -> Felt {
        cells[firstLane + lane, firstRow(of: place) + Self.cycle - 1]
    }

    private func firstRow(of place: Int) -> Int { start + Self.cycle * place }

    /// Writes the state before each row's rounds, and the outputs of its internal S-boxes.
    private func fillStates(from input: HashState, _ first: Int) {
        var state = input
        write(state, first)
        Poseidon2.mixExternally(&state)
        Poseidon2.applyExternalRound(0, to: &state)
        write(state, first + 1)
        for round in 1...3 {
            Poseidon2.applyExternalRound(round, to: &state)
            write(state, first + 1 + round)
        }
        for row in 4...10 {
            for step in 0..<3 {
                let round = 3 * (row - 4) + step
                let output = Poseidon2.applyInternalRound(round, to: &state)
                cells[firstWitness + step, first + row] = output
            }
            write(state, first + row + 1)
        }
        cells[firstWitness, first + 11] = Poseidon2.applyInternalRound(21, to: &state)
        for round in 4...7 {
            Poseidon2.applyExternalRound(round, to: &state)
            write(state, first + 8 + round)
        }
    }

    @inline(__always)
    private func write(_ state: HashState, _ row: Int) {
        for lane in 0..<12 { cells[firstLane + lane, row] = state[lane] }
    }
}
