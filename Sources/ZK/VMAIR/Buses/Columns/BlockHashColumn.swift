// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic
import VMCore

extension MachineConstraints {
    /// Digests of blocks that must still run, and operation groups that must still be decoded.
    var blockHashColumn: BusColumn {
        BusColumn(groups: [announcedBlocks + [endedBlock] + loadedGroups + [consumedGroup]])
    }

    private func child(
        _ digest: [Expression],
        of parent: Expression,
        isFirst: Expression? = nil,
        isLoopBody: Expression? = nil
    ) -> BusMessage {
        let zero = builder.constant(0)
        return BusMessage(.blockHash, digest + [parent, isFirst ?? zero, isLoopBody ?? zero])
    }

    private var announcedBlocks: [BusBranch] {
        let parent = next.decoder.address
        let (first, second) = (current.decoder.firstDigest, current.decoder.secondDigest)
        let condition = current.stack[0]
        let one = builder.constant(1)
        let branch = zip(first, second).map { ifTrue, ifFalse in
            condition * ifTrue + condition.complement * ifFalse
        }
        return [
            BusBranch(
                flags[.join],
                .add(child(first, of: parent, isFirst: one)),
                .add(child(second, of: parent))
            ),
            BusBranch(flags[.split], .add(child(branch, of: parent))),
            BusBranch(
                flags[.loop] * condition + flags[.repeat],
                .add(child(first, of: parent, isLoopBody: one))
            ),
            BusBranch(
                flags[[.dyn, .dyncall, .call, .syscall]],
                .add(child(first, of: parent))
            ),
        ]
    }

    /// A block is a first child if something of its parent is still to run, which is not so before
    /// END, REPEAT, RESPAN and HALT.
    private var endedBlock: BusBranch {
        let decoder = current.decoder
        let isLast = nextFlags.isEnd + nextFlags.isRepeat + nextFlags.isRespan + nextFlags.isHalt
        let ended = child(
            decoder.firstDigest,
            of: next.decoder.address,
            isFirst: isLast.complement,
            isLoopBody: decoder.isLoopBody
        )
        return BusBranch(flags[.end], .remove(ended))
    }

    private func group(
        _ value: Expression,
        at position: Expression,
        ofBatch address: Expression
    ) -> BusMessage {
        BusMessage(.operationGroup, [address, position, value])
    }

    /// The first group of a batch is decoded at once; the others wait under their place.
    private var loadedGroups: [BusBranch] {
        let decoder = current.decoder
        let sizes = BatchSizes(decoder.batchFlags)
        func loaded(_ size: Int) -> [BusInteraction] {
            (1..<size).map { position in
                let count = decoder.groupCount - Felt(UInt32(position))
                let value = decoder.hasherState[position]
                return .add(group(value, at: count, ofBatch: next.decoder.address))
            }
        }
        return [
            BusBranch(sizes.eight, loaded(8)),
            BusBranch(sizes.four, loaded(4)),
            BusBranch(sizes.two, loaded(2)),
        ]
    }

    /// A group begins, or is the immediate value that PUSH leaves on the stack.
    private var consumedGroup: BusBranch {
        let decoder = current.decoder
        let code = number(fromBits: next.decoder.operationBits)
        let begun = next.decoder.hasherState[0] * 128 + code
        let isPush = flags[.push]
        let value = isPush * next.stack[0] + isPush.complement * begun
        let consumed = group(value, at: decoder.groupCount, ofBatch: decoder.address)
        let drop = decoder.groupCount - next.decoder.groupCount
        return BusBranch(decoder.isInBlock * drop, .remove(consumed))
    }
}
