// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic

extension MachineConstraints {
    /// Wires of circuits, and the link from controller rows to the permutations that answer them.
    var wiringColumn: BusColumn {
        BusColumn(groups: [[circuitWires] + permutationLinks])
    }

    /// A wire is sent as often as it is used where it is defined, and received at each use.
    private var circuitWires: BusBranch {
        let row = current.chiplets.circuit
        func wire(_ id: Expression, _ value: [Expression]) -> BusMessage {
            BusMessage(.circuitWire, [row.clock, row.context, id] + value)
        }
        let second = row.isGate.complement * row.multiplicity1 - row.isGate
        return BusBranch(
            chiplets.circuits.isActive,
            .insert(row.multiplicity0, wire(row.id0, row.value0)),
            .insert(second, wire(row.id1, row.value1)),
            .insert(-row.isGate, wire(row.id2, row.value2))
        )
    }

    private var permutationLinks: [BusBranch] {
        let row = current.chiplets.controller
        let kind = ControllerFlags(row)
        let cycle = current.chiplets.permutation
        let (asks, answers) = (chiplets.controller.isActive, chiplets.permutation.isActive)
        let isFirst = periodic.isInitialRound
        let isLast = isInsideCycle.complement
        func input(_ state: [Expression]) -> BusMessage { BusMessage(.permutationInput, state) }
        func output(_ state: [Expression]) -> BusMessage { BusMessage(.permutationOutput, state) }
        return [
            BusBranch(asks * kind.isInput, .add(input(row.state))),
            BusBranch(asks * kind.isOutput, .add(output(row.state))),
            BusBranch(answers * isFirst, .insert(-cycle.multiplicity, input(cycle.state))),
            BusBranch(answers * isLast, .insert(-cycle.multiplicity, output(cycle.state))),
        ]
    }
}
