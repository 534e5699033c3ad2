// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic

extension MachineConstraints {
    /// A circuit is a run of rows: wires read from memory two at a time, then one gate a row, the
    /// last of which must be zero.
    func constrainCircuits() {
        let (row, after) = (current.chiplets.circuit, next.chiplets.circuit)
        let section = chiplets.circuits
        let active = builder.everywhere.when(section.isActive)
        let continuing = builder.everywhere.when(section.continues)

        builder.everywhere.when(section.startsNext).requireOne(after.isStart)
        active.requireBooleans([row.isStart, row.isGate])

        // A circuit has more than one row, reads first, and does not read again after a gate.
        builder.everywhere.when(section.isLast).requireZero(row.isStart)
        continuing.when(row.isStart).requireZero(after.isStart)
        active.when(row.isStart).requireZero(row.isGate)
        let within = continuing.when(after.isStart.complement)
        within.when(row.isGate).requireZero(after.isGate.complement)

        constrainCircuitCounters(within)
        let isReading = row.isGate.complement
        active.when(isReading).require(row.id1, equals: row.id0 - 1)
        // The number of gates is carried along and must meet the first gate's wire.
        let expected = after.isGate.complement * after.gateCount + after.isGate * after.id0
        continuing.when(isReading).require(expected, equals: row.gateCount)

        constrainGates(active.when(row.isGate))
        let ends = section.isLast + section.continues * after.isStart
        builder.everywhere.when(ends).requireZeros([isReading] + row.value0 + [row.id0])
    }

    private func constrainCircuitCounters(_ within: ConstraintGate) {
        let (row, after) = (current.chiplets.circuit, next.chiplets.circuit)
        let isReading = row.isGate.complement
        within.require(after.context, equals: row.context)
        within.require(after.clock, equals: row.clock)
        within.require(after.pointer, equals: row.pointer + isReading * 4 + row.isGate)
        within.require(row.id0, equals: after.id0 + isReading.doubled + row.isGate)
    }

    /// `operation` is -1, 0 or 1; its square tells sums and differences from products.
    private func constrainGates(_ gate: ConstraintGate) {
        let row = current.chiplets.circuit
        let operation = row.operation
        let isLinear = operation.squared
        gate.requireZero(operation * (isLinear - 1))
        let left = QuadExpression(row.value1[0], row.value1[1])
        let right = QuadExpression(row.value2[0], row.value2[1])
        let product = left * right
        let linear = left + right * operation
        gate.require(
            QuadExpression(row.value0[0], row.value0[1]),
            equals: (linear - product) * isLinear + product
        )
    }
}
