// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic

extension MachineConstraints {
    /// What the chiplets answer.
    var chipletResponseColumn: BusColumn {
        BusColumn(groups: [
            hasherResponses
                + [bitwiseResponse, memoryResponse, circuitResponse, kernelROMResponse]
        ])
    }

    /// The bit of the path at this level: `nodeIndex - 2 nodeIndex'`.
    var pathBit: Expression {
        let index = current.chiplets.controller.nodeIndex
        return index - next.chiplets.controller.nodeIndex.doubled
    }

    private var hasherResponses: [BusBranch] {
        let row = current.chiplets.controller
        let kind = ControllerFlags(row)
        // The address of a controller row is its number from one.
        let address = current.system.clock + 1
        func answer(
            _ kind: Expression,
            _ id: BusID,
            nodeIndex: Expression? = nil,
            _ payload: [Expression]
        ) -> BusBranch {
            let message = BusMessage.hasher(id, at: address, nodeIndex: nodeIndex, payload)
            return BusBranch(chiplets.controller.isActive * kind, .add(message))
        }
        let leaf = zip(row.firstRate, row.secondRate).map { left, right in
            pathBit.complement * left + pathBit * right
        }
        let (first, index) = (row.isBoundary, row.nodeIndex)
        return [
            answer(kind.isSpongeInput * first, .hashInit, row.state),
            answer(kind.isSpongeInput * first.complement, .absorption, row.rate),
            answer(kind.isVerifiedPath * first, .verifyPathInit, nodeIndex: index, leaf),
            answer(kind.isOldPath * first, .oldPathInit, nodeIndex: index, leaf),
            answer(kind.isNewPath * first, .newPathInit, nodeIndex: index, leaf),
            answer(kind.isDigestOutput, .returnHash, nodeIndex: index, row.firstRate),
            answer(kind.isStateOutput * row.isBoundary, .returnState, row.state),
        ]
    }

    /// The last row of eight has the whole operands and the whole result.
    private var bitwiseResponse: BusBranch {
        let row = current.chiplets.bitwise
        return BusBranch(
            chiplets.bitwise.isActive * periodic.hasNextNibble.complement,
            .add(BusMessage(.bitwise, [row.operation, row.a, row.b, row.output]))
        )
    }

    /// One message for reads and writes of elements and words: the row's selectors choose the bus
    /// and whether the value is the whole word or the chosen element of it.
    private var memoryResponse: BusBranch {
        let row = current.chiplets.memory
        let (low, high) = (row.indexBits[0], row.indexBits[1])
        let (isRead, isWord) = (row.isRead, row.isWord)
        let buses: [(BusID, Expression)] = [
            (.readElement, isRead * isWord.complement),
            (.writeElement, isRead.complement * isWord.complement),
            (.readWord, isRead * isWord),
            (.writeWord, isRead.complement * isWord),
        ]
        let isChosen = [
            low.complement * high.complement, low * high.complement,
            low.complement * high, low * high,
        ]
        let element = builder.sum(of: zip(row.values, isChosen).map { $0 * $1 })
        var values = row.values.map { $0 * isWord }
        values[0] = values[0] + element * isWord.complement
        let address = row.wordAddress + high.doubled + low
        let message = BusMessage(weighted: buses, [row.context, address, row.clock] + values)
        return BusBranch(chiplets.memory.isActive, .add(message))
    }

    private var circuitResponse: BusBranch {
        let row = current.chiplets.circuit
        let gates = row.gateCount + 1
        let wires = row.id0 + 1 - gates
        let message = BusMessage(
            .circuitInit,
            [row.clock, row.context, row.pointer, wires, gates]
        )
        return BusBranch(chiplets.circuits.isActive * row.isStart, .add(message))
    }

    /// Each procedure is declared once, by the statement, and called any number of times.
    private var kernelROMResponse: BusBranch {
        let row = current.chiplets.kernelROM
        return BusBranch(
            chiplets.isKernelROM,
            .remove(BusMessage(.kernelROMInit, row.digest)),
            .insert(row.multiplicity, BusMessage(.kernelROMCall, row.digest))
        )
    }
}
