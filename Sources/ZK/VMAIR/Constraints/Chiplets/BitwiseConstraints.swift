// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic

extension MachineConstraints {
    /// Eight rows, a nibble each from the top, are one AND or XOR of 32-bit values.
    func constrainBitwise() {
        let (row, after) = (current.chiplets.bitwise, next.chiplets.bitwise)
        let active = builder.everywhere.when(chiplets.bitwise.isActive)
        let first = active.when(periodic.isFirstNibble)
        let within = active.when(periodic.hasNextNibble)

        active.requireBoolean(row.operation)
        within.require(row.operation, equals: after.operation)
        active.requireBooleans(row.aBits)
        active.requireBooleans(row.bBits)

        first.require(row.a, equals: number(fromBits: row.aBits))
        first.require(row.b, equals: number(fromBits: row.bBits))
        first.requireZero(row.previousOutput)
        within.require(after.a, equals: row.a * 16 + number(fromBits: after.aBits))
        within.require(after.b, equals: row.b * 16 + number(fromBits: after.bBits))
        within.require(row.output, equals: after.previousOutput)

        let commonBits = zip(row.aBits, row.bBits).map { $0 * $1 }
        let differentBits = (0..<4).map { bit in
            row.aBits[bit] + row.bBits[bit] - commonBits[bit].doubled
        }
        let conjunction = number(fromBits: commonBits)
        let difference = number(fromBits: differentBits)
        let nibble = conjunction + row.operation * (difference - conjunction)
        active.require(row.output, equals: row.previousOutput * 16 + nibble)
    }
}
