// SPDX-License-Identifier: MIT

import AIR
import VMCore

extension MachineConstraints {
    /// Items below the top sixteen, each with its clock and a link to the one below.
    var stackOverflowColumn: BusColumn {
        let (stack, after) = (current.stack, next.stack)
        func item(_ clock: Expression, _ value: Expression, below: Expression) -> BusMessage {
            BusMessage(.stackOverflow, [clock, value, below])
        }
        let pushed = item(current.system.clock, stack[15], below: stack.overflowAddress)
        let popped = item(stack.overflowAddress, after[15], below: after.overflowAddress)
        // DYNCALL hides the overflow table, so the link it leaves is in a helper.
        let hidden = item(stack.overflowAddress, after[15], below: current.decoder.hasherState[5])
        return BusColumn(groups: [
            [
                BusBranch(flags.shiftsRight, .add(pushed)),
                BusBranch(flags.shiftsLeft * hasOverflow, .remove(popped)),
                BusBranch(flags[.dyncall] * hasOverflow, .remove(hidden)),
            ]
        ])
    }
}
