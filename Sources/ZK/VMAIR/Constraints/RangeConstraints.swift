// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic

extension MachineConstraints {
    /// The table climbs from 0 to 65535 and skips no value that a step of its could not bridge.
    func constrainRange() {
        let value = current.range.value
        builder.onFirstRow.requireZero(value)
        builder.onLastRow.requireZero(value - 65_535)
        let step = next.range.value - value
        let powersOfThree: [Felt] = [1, 3, 9, 27, 81, 243, 729, 2_187]
        builder.onTransitions.requireZero(powersOfThree.reduce(step) { $0 * (step - $1) })
    }
}
