// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic
import VMCore

extension MachineConstraints {
    /// Items that no operation rewrites stay or move by one position.
    func constrainStackMovement() {
        let movement = StackMovement(flags)
        for position in 0..<16 {
            var moves = [(movement.stays[position], current.stack[position])]
            if position < 15 {
                moves.append((movement.movesUp[position + 1], current.stack[position + 1]))
            }
            if position > 0 {
                moves.append((movement.movesDown[position - 1], current.stack[position - 1]))
            }
            let total = builder.sum(of: moves.map { $0.0 })
            let expected = builder.sum(of: moves.map { $0.0 * $0.1 })
            builder.onTransitions.requireZero(next.stack[position] * total - expected)
        }
    }

    /// Whether items lie below the top sixteen; one or zero where the inverse is right.
    var hasOverflow: Expression {
        (current.stack.depth - 16) * current.stack.overflowInverse
    }

    /// Depth, overflow flag and overflow address follow the shifts of the stack.
    func constrainOverflow() {
        let stack = current.stack
        builder.onFirstRow.requireZero(stack.depth - 16)
        builder.onLastRow.requireZero(stack.depth - 16)
        builder.onFirstRow.requireZero(stack.overflowAddress)
        builder.onLastRow.requireZero(stack.overflowAddress)
        constrainDepth()
        builder.everywhere.when(hasOverflow.complement).requireZero(stack.depth - 16)
        builder.onTransitions.when(flags.shiftsRight)
            .require(next.stack.overflowAddress, equals: current.system.clock)
        builder.onTransitions.when(hasOverflow.complement).when(flags.shiftsLeft)
            .requireZero(next.stack[15])
    }

    /// Calls reset the depth, their END restores it by the block stack's bus, and everything else
    /// changes it by its shift.
    ///
    /// On calls and their ENDs the shift flags are zero, so only the first term needs the mask.
    private func constrainDepth() {
        let decoder = current.decoder
        let opensContext = flags[.call] + flags[.dyncall] + flags[.syscall]
        let closesContext = flags[.end] * (decoder.isCall + decoder.isSystemCall)
        let change = next.stack.depth - current.stack.depth
        let masked = change * (1 - opensContext - closesContext)
        let shift = flags.shiftsLeft * hasOverflow - flags.shiftsRight
        builder.onTransitions
            .requireZero(masked + shift + opensContext * (next.stack.depth - 16))
    }
}
