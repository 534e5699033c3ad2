// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic
import VMCore

extension MachineConstraints {
    /// The clock counts rows; the context and the function hash change only at calls and returns.
    ///
    /// What END restores is checked by the block stack's bus, not here.
    func constrainSystem() {
        let system = current.system
        builder.onFirstRow.requireZero(system.clock)
        let transitions = builder.onTransitions
        transitions.require(next.system.clock, equals: system.clock + 1)

        let opensContext = flags[.call] + flags[.dyncall]
        let changesContext = opensContext + flags[.syscall] + flags[.end]
        transitions.when(opensContext)
            .require(next.system.context, equals: system.clock + 1)
        transitions.when(flags[.syscall]).requireZero(next.system.context)
        transitions.when(changesContext.complement)
            .require(next.system.context, equals: system.context)

        // A system call keeps the caller's hash, so that the kernel can see who calls.
        transitions.when(opensContext)
            .require(next.system.functionHash, equal: current.decoder.firstDigest)
        transitions.when((opensContext + flags[.end]).complement)
            .require(next.system.functionHash, equal: system.functionHash)
    }
}
