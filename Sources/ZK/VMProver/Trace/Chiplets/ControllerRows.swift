// SPDX-License-Identifier: MIT

import FieldArithmetic
import Processor
import VMAIR

/// Fills the rows of the hasher's controller, two for each pair of the plan.
struct ControllerRows {
    private let plan: ChipletPlan
    private let cells: ChipletCells
    private let permutations: PermutationRows

    /// Needs the permutations' rows, filled.
    init(_ plan: ChipletPlan, _ cells: ChipletCells, _ permutations: PermutationRows) {
        self.plan = plan
        self.cells = cells
        self.permutations = permutations
    }

    /// Fills the rows of some of the plan's pairs.
    func fill(_ pairs: Range<Int>) {
        begin(2 * pairs.lowerBound..<2 * pairs.upperBound)
        let names = cells.names.controller
        let (firstLane, selectors) = (names.state[0], names.selectors)
        for index in pairs {
            let (pair, input) = (plan.controller[index], 2 * index)
            let output = input + 1
            let place = Int(pair.permutation)
            let state = plan.permutations[place].input
            for lane in 0..<12 {
                cells[firstLane + lane, input] = state[lane]
                cells[firstLane + lane, output] = permutations.output(of: place, lane: lane)
            }
            let kind = pair.kind.inputSelectors
            for position in 0..<3 {
                cells[selectors[position], input] = kind >> position & 1 == 1 ? .one : .zero
            }
            let returnsState = !pair.isLast || pair.kind == .permutation
            cells[selectors[0], output] = .zero
            cells[selectors[1], output] = .zero
            cells[selectors[2], output] = returnsState ? .one : .zero

            let parent = pair.nodeIndex >> 1
            cells[names.nodeIndex, input] = Felt(reducing: pair.nodeIndex)
            cells[names.nodeIndex, output] = Felt(reducing: parent)
            cells[names.directionBit, input] = pair.nodeIndex & 1 == 1 ? .one : .zero
            cells[names.directionBit, output] = !pair.isLast && parent & 1 == 1 ? .one : .zero
            cells[names.updateID, input] = Felt(pair.updateID)
            cells[names.updateID, output] = Felt(pair.updateID)
            cells[names.isBoundary, input] = pair.isFirst ? .one : .zero
            cells[names.isBoundary, output] = pair.isLast ? .one : .zero
        }
    }

    /// Fills the rows after the last pair.
    func fillPadding(upTo end: Int) {
        let rows = 2 * plan.controller.count..<end
        begin(rows)
        let names = cells.names.controller
        for column in names.selectors[0]...names.directionBit {
            cells.fill(column, rows, with: .zero)
        }
        cells.fill(names.selectors[1], rows, with: .one)
        cells.fill(names.updateID, rows, with: Felt(plan.controller.last?.updateID ?? 0))
    }

    private func begin(_ rows: Range<Int>) {
        cells.fill(cells.names.isController, rows, with: .one)
        cells.fill(cells.names.isPermutation, rows, with: .zero)
    }
}

extension ControllerPair.Kind {
    /// The three selectors of the input row, the first one lowest.
    fileprivate var inputSelectors: Int {
        switch self {
        case .hash, .permutation: 0b001
        case .verifiedPath: 0b101
        case .oldPath: 0b011
        case .newPath: 0b111
        }
    }
}
