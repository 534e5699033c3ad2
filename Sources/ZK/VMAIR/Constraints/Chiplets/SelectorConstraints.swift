// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic

extension MachineConstraints {
    /// Every row belongs to one chiplet, and the chiplets follow one another in their order.
    func constrainChipletSelectors() {
        let (row, after) = (current.chiplets, next.chiplets)
        let (isController, isPermutation) = (row.isController, row.isPermutation)
        builder.everywhere.requireBoolean(isController)
        builder.everywhere.requireBoolean(isPermutation)
        builder.everywhere.requireBoolean(isController + isPermutation)

        let transitions = builder.onTransitions
        transitions.when(isController).requireOne(after.isController + after.isPermutation)
        transitions.when(isPermutation).requireZero(after.isController)
        transitions.when(chiplets.afterHasher).requireZero(after.isController)
        transitions.when(chiplets.afterHasher).requireZero(after.isPermutation)

        for (position, selector) in row.selectors.enumerated() {
            builder.everywhere.when(chiplets.past[position]).requireBoolean(selector)
        }
        for (position, selector) in row.selectors.enumerated() {
            transitions.when(chiplets.past[position + 1])
                .require(after.selectors[position], equals: selector)
        }

        // The last row is padding, so no chiplet's rule about its next row reaches around the end.
        builder.onLastRow.requireZeros([isController, isPermutation])
        for selector in row.selectors { builder.onLastRow.requireOne(selector) }
    }
}
