// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic
import VMCore

extension MachineConstraints {
    /// Blocks that are open, range checks of u32 operations, the precompile transcript, and the
    /// table of 16-bit values.
    var blockStackColumn: BusColumn {
        let table = BusBranch(
            builder.constant(1),
            .insert(current.range.multiplicity, .range(current.range.value))
        )
        return BusColumn(groups: [
            openedBlocks + closedBlocks + [rangeChecks, transcriptStep], [table],
        ])
    }

    private func block(
        _ address: Expression,
        parent: Expression,
        isLoop: Expression? = nil
    ) -> BusMessage {
        BusMessage(.blockStack, [address, parent, isLoop ?? builder.constant(0)])
    }

    /// A block that must give back its caller's context and stack.
    private func call(
        _ address: Expression,
        parent: Expression,
        isLoop: Expression? = nil,
        system: SystemColumns<Expression>,
        depth: Expression,
        overflowAddress: Expression
    ) -> BusMessage {
        let restored = [system.context, depth, overflowAddress] + system.functionHash
        let first = [address, parent, isLoop ?? builder.constant(0)]
        return BusMessage(.blockStack, first + restored)
    }

    private var openedBlocks: [BusBranch] {
        let (address, parent) = (next.decoder.address, current.decoder.address)
        // DYNCALL drops an item before it saves the stack: its helpers hold what is left.
        let dynamicCall = call(
            address,
            parent: parent,
            system: current.system,
            depth: current.decoder.hasherState[4],
            overflowAddress: current.decoder.hasherState[5]
        )
        let staticCall = call(
            address,
            parent: parent,
            system: current.system,
            depth: current.stack.depth,
            overflowAddress: current.stack.overflowAddress
        )
        return [
            BusBranch(flags[[.join, .split, .span, .dyn]], .add(block(address, parent: parent))),
            BusBranch(
                flags[.loop],
                .add(block(address, parent: parent, isLoop: current.stack[0]))
            ),
            BusBranch(flags[.dyncall], .add(dynamicCall)),
            BusBranch(flags[[.call, .syscall]], .add(staticCall)),
        ]
    }

    private var closedBlocks: [BusBranch] {
        let decoder = current.decoder
        let (address, parent) = (decoder.address, next.decoder.address)
        let isCall = decoder.isCall + decoder.isSystemCall
        let returned = call(
            address,
            parent: parent,
            isLoop: decoder.isLoop,
            system: next.system,
            depth: next.stack.depth,
            overflowAddress: next.stack.overflowAddress
        )
        // RESPAN closes one batch and opens the next under the same parent.
        let blockParent = next.decoder.hasherState[1]
        return [
            BusBranch(
                flags[.end] * isCall.complement,
                .remove(block(address, parent: parent, isLoop: decoder.isLoop))
            ),
            BusBranch(flags[.end] * isCall, .remove(returned)),
            BusBranch(
                flags[.respan],
                .add(block(next.decoder.address, parent: blockParent)),
                .remove(block(address, parent: blockParent))
            ),
        ]
    }

    private var rangeChecks: BusBranch {
        let limbs = current.decoder.helpers[0..<4]
        return BusBranch(flags.isU32, limbs.map { .remove(.range($0)) })
    }

    private var transcriptStep: BusBranch {
        let before = Array(current.decoder.helpers[1..<5])
        let after = next.stack[8..<12]
        return BusBranch(
            flags[.logPrecompile],
            .remove(BusMessage(.transcriptState, before)),
            .add(BusMessage(.transcriptState, after))
        )
    }
}
