// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic

extension MachineConstraints {
    /// Siblings of root updates, what circuits read from memory, and memory's range checks.
    var siblingColumn: BusColumn {
        BusColumn(groups: [siblings + circuitReads + [memoryRangeChecks]])
    }

    /// The old path leaves each of its siblings, the new path must take the same ones.
    private var siblings: [BusBranch] {
        let row = current.chiplets.controller
        let kind = ControllerFlags(row)
        let active = chiplets.controller.isActive
        // The side of the sibling shows in which powers of beta it has.
        let identity = [row.updateID, row.nodeIndex]
        let zeros = Array(repeating: builder.constant(0), count: 4)
        let right = BusMessage(.sibling, identity + zeros + row.secondRate, from: 1)
        let left = BusMessage(.sibling, identity + row.firstRate, from: 1)
        let isOld = active * kind.isOldPath
        let isNew = active * kind.isNewPath
        return [
            BusBranch(isOld * pathBit.complement, .add(right)),
            BusBranch(isOld * pathBit, .add(left)),
            BusBranch(isNew * pathBit.complement, .remove(right)),
            BusBranch(isNew * pathBit, .remove(left)),
        ]
    }

    private var circuitReads: [BusBranch] {
        let row = current.chiplets.circuit
        let active = chiplets.circuits.isActive
        func read(_ id: BusID, _ values: [Expression]) -> BusInteraction {
            .remove(
                .memory(id, context: row.context, address: row.pointer, clock: row.clock, values)
            )
        }
        let operation = (row.operation + 1) * 0x1000_0000_0000_0000
        let instruction = row.id1 + row.id2 * 0x4000_0000 + operation
        return [
            BusBranch(active * row.isGate.complement, read(.readWord, row.value0 + row.value1)),
            BusBranch(active * row.isGate, read(.readElement, [instruction])),
        ]
    }

    /// Besides the limbs themselves, four times the high one of the address: below `2^14` it keeps
    /// four times the number below `2^32`.
    private var memoryRangeChecks: BusBranch {
        let row = current.chiplets.memory
        let values = row.deltaLimbs + row.addressLimbs + [row.addressLimbs[1] * 4]
        return BusBranch(chiplets.memory.isActive, values.map { .remove(.range($0)) })
    }
}
