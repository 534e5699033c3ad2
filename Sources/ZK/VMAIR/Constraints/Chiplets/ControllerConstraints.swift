// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic

extension MachineConstraints {
    /// Requests to the hasher: pairs of an input and an output row, chained into sponges and paths.
    func constrainController() {
        let rows = ControllerRows(self)
        constrainRowOrder(rows)
        constrainRequestStart(rows)
        constrainSponges(rows)
        constrainPaths(rows)
        constrainRequestEnd(rows)
    }

    /// A pair of controller rows with its flags and gates.
    private struct ControllerRows {
        let row: ControllerColumns<Expression>
        let after: ControllerColumns<Expression>
        let kind: ControllerFlags
        let nextKind: ControllerFlags
        let active: ConstraintGate
        let continuing: ConstraintGate
        let last: ConstraintGate

        init(_ machine: MachineConstraints) {
            row = machine.current.chiplets.controller
            after = machine.next.chiplets.controller
            kind = ControllerFlags(row)
            nextKind = ControllerFlags(after)
            let section = machine.chiplets.controller
            active = machine.builder.everywhere.when(section.isActive)
            continuing = machine.builder.everywhere.when(section.continues)
            last = machine.builder.everywhere.when(section.isLast)
        }
    }

    private func constrainRowOrder(_ rows: ControllerRows) {
        let (row, kind, nextKind) = (rows.row, rows.kind, rows.nextKind)
        // The controller is the first chiplet and every program hashes, so the trace starts so.
        builder.onFirstRow.requireOne(chiplets.controller.isActive * kind.isInput)
        rows.active.requireBooleans(row.selectors)
        rows.active.requireBoolean(row.isBoundary)
        rows.continuing.when(kind.isOutput).requireZero(nextKind.isOutput)
        rows.continuing.when(kind.isPadding).requireOne(nextKind.isPadding)
        rows.active.when(kind.isPadding).requireZeros([row.isBoundary, row.directionBit])
    }

    /// An input is followed by its output, and an unfinished request by its continuation.
    private func constrainRequestStart(_ rows: ControllerRows) {
        rows.last.requireZero(rows.kind.isInput)
        rows.last.when(rows.kind.isOutput).requireOne(rows.row.isBoundary)
        rows.continuing.when(rows.kind.isInput).requireOne(rows.nextKind.isOutput)
    }

    /// A sponge has no place in a tree; its capacity survives from one batch to the next.
    private func constrainSponges(_ rows: ControllerRows) {
        let (row, after) = (rows.row, rows.after)
        rows.active.when(rows.kind.isSpongeInput)
            .requireZeros([row.nodeIndex, row.directionBit])
        rows.continuing.when(rows.nextKind.isSpongeInput).when(after.isBoundary.complement)
            .require(after.capacity, equal: row.capacity)
    }

    private func constrainPaths(_ rows: ControllerRows) {
        let (row, after) = (rows.row, rows.after)
        let level = rows.active.when(rows.kind.isPathInput)
        level.require(row.nodeIndex, equals: after.nodeIndex.doubled + row.directionBit)
        level.requireBoolean(row.directionBit)
        level.requireZeros(row.capacity)

        // The digest of one level enters the next on the side that its index says.
        let between = rows.active.when(rows.kind.isOutput).when(row.isBoundary.complement)
            .when(rows.nextKind.isPathInput)
        between.require(after.nodeIndex, equals: row.nodeIndex)
        between.require(row.directionBit, equals: after.directionBit)
        for lane in 0..<4 {
            let (left, right) = (after.firstRate[lane], after.secondRate[lane])
            between.require(row.state[lane], equals: left + row.directionBit * (right - left))
        }

        // Each root update has its own number, so that siblings of one cannot serve another.
        let startsUpdate = rows.nextKind.isOldPath * after.isBoundary
        rows.continuing.require(after.updateID, equals: row.updateID + startsUpdate)
    }

    private func constrainRequestEnd(_ rows: ControllerRows) {
        let row = rows.row
        rows.active.when(rows.kind.isDigestOutput)
            .requireZeros([row.nodeIndex, row.directionBit])
        rows.active.when(rows.kind.isStateOutput).when(row.isBoundary)
            .requireZero(row.directionBit)
    }
}
