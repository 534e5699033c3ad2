// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic

extension MachineConstraints {
    /// Accesses are sorted by context, address and clock; a cell keeps its value until written.
    func constrainMemory() {
        let (row, after) = (current.chiplets.memory, next.chiplets.memory)
        let active = builder.everywhere.when(chiplets.memory.isActive)
        active.requireBooleans([row.isRead, row.isWord])
        active.requireBooleans(row.indexBits)
        active.when(row.isWord).requireZeros(row.indexBits)

        // Memory starts as zeros. This looks ahead from the last row of the bitwise chiplet.
        let kept = keptElements(after)
        for (element, isKept) in kept.enumerated() {
            builder.everywhere.when(chiplets.memory.startsNext).when(isKept)
                .requireZero(after.values[element])
        }
        constrainMemoryOrder()
        for (element, isKept) in kept.enumerated() {
            builder.everywhere.when(chiplets.memory.continues).when(isKept)
                .require(after.values[element], equals: after.isSameWord * row.values[element])
        }
    }

    /// One `inverse` column serves three distances: whichever of context, address and clock is the
    /// first to differ.
    ///
    /// A distance times the inverse is one if it differs and zero if it does not.
    private func constrainMemoryOrder() {
        let (row, after) = (current.chiplets.memory, next.chiplets.memory)
        let continuing = builder.everywhere.when(chiplets.memory.continues)
        let inverse = after.deltaInverse

        let contextStep = after.context - row.context
        let changesContext = contextStep * inverse
        let staysInContext = changesContext.complement
        continuing.requireBoolean(changesContext)

        let addressStep = after.wordAddress - row.wordAddress
        let changesAddress = addressStep * inverse
        let staysAtAddress = changesAddress.complement
        let inContext = continuing.when(staysInContext)
        inContext.requireZero(contextStep)
        inContext.requireBoolean(changesAddress)
        inContext.when(staysAtAddress).requireZero(addressStep)
        continuing.require(after.isSameWord, equals: staysInContext * staysAtAddress)

        // The limbs are range-checked, so the step that counts is not negative.
        let clockStep = after.clock - row.clock
        let inner = changesAddress * addressStep + staysAtAddress * clockStep
        let step = changesContext * contextStep + staysInContext * inner
        let limbs = after.deltaLimbs
        continuing.require(step, equals: limbs[1] * 0x1_0000 + limbs[0])

        // Two accesses to one word in one cycle must both be reads.
        let sameClock = 1 - clockStep * inverse
        continuing.when(after.isSameWord).when(sameClock)
            .requireZero(row.isRead.complement + after.isRead.complement)
    }

    /// For each element of the word, one unless the access writes it.
    private func keptElements(_ row: MemoryColumns<Expression>) -> [Expression] {
        let (low, high) = (row.indexBits[0], row.indexBits[1])
        let writesElement = row.isRead.complement * row.isWord.complement
        let isChosen = [
            high.complement * low.complement, high.complement * low,
            high * low.complement, high * low,
        ]
        return isChosen.map { row.isRead + writesElement * $0.complement }
    }
}
