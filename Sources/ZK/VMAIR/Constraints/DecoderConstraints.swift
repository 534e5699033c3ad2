// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic
import VMCore

extension MachineConstraints {
    /// Operation codes are well formed, blocks open and close in order, and the operations of a
    /// block are those of its groups.
    func constrainDecoder() {
        constrainBlockFlag()
        constrainOperationBits()
        constrainControlOperations()
        constrainGroupCount()
        constrainGroupDecoding()
        constrainOperationIndex()
        constrainBatchFlags()
        constrainAddress()

        let decoder = current.decoder
        builder.everywhere.requireOne(decoder.isInBlock + flags.isControlFlow)
        builder.onLastRow.requireOne(flags[.halt])
    }

    private var opensBatch: Expression { flags[.span] + flags[.respan] }

    /// One where an operation group or an immediate value is used up.
    private var groupCountDrop: Expression {
        current.decoder.groupCount - next.decoder.groupCount
    }

    private func constrainBlockFlag() {
        let isInBlock = current.decoder.isInBlock
        builder.onFirstRow.requireZero(isInBlock)
        builder.everywhere.requireBoolean(isInBlock)
        builder.onTransitions.when(flags[.span]).requireOne(next.decoder.isInBlock)
        builder.onTransitions.when(flags[.respan]).requireOne(next.decoder.isInBlock)
    }

    private func constrainOperationBits() {
        let decoder = current.decoder
        let bits = decoder.operationBits
        builder.everywhere.requireBooleans(bits)
        builder.everywhere
            .require(decoder.prefix101, equals: bits[6] * bits[5].complement * bits[4])
        builder.everywhere.require(decoder.prefix11, equals: bits[6] * bits[5])
        // Codes with prefix 100 are even, codes with prefix 11 multiples of four.
        let hasPrefix100 = bits[6] - decoder.prefix11 - decoder.prefix101
        builder.everywhere.when(hasPrefix100).requireZero(bits[0])
        builder.everywhere.when(decoder.prefix11).requireZeros([bits[0], bits[1]])
    }

    private func constrainControlOperations() {
        let decoder = current.decoder
        let condition = current.stack[0]
        builder.everywhere.when(flags[[.split, .loop]]).requireBoolean(condition)
        builder.everywhere.when(flags[.dyn]).requireZeros(decoder.secondDigest)
        builder.everywhere.when(flags[.repeat]).requireOne(condition)
        builder.everywhere.when(flags[.repeat]).requireOne(decoder.isLoopBody)
        builder.everywhere.when(flags[.end]).when(decoder.isLoop).requireZero(condition)
        // The next round of a loop starts with the digest of the body that just ended.
        builder.onTransitions.when(flags[.end] * nextFlags.isRepeat)
            .require(
                Array(next.decoder.hasherState[0..<5]),
                equal: Array(decoder.hasherState[0..<5])
            )
        builder.onTransitions.when(flags[.halt]).requireOne(nextFlags.isHalt)
    }

    private func constrainGroupCount() {
        let decoder = current.decoder
        let drop = groupCountDrop
        let inBlock = builder.onTransitions.when(decoder.isInBlock)
        inBlock.requireBoolean(drop)
        inBlock.when(drop).when(flags[.push].complement).requireZero(decoder.hasherState[0])
        builder.onTransitions.when(opensBatch + flags[.push]).requireOne(drop)
        builder.onTransitions.when(drop).requireZero(nextFlags.isEnd + nextFlags.isRespan)
        builder.everywhere.when(flags[.end]).requireZero(decoder.groupCount)
    }

    /// The first hasher cell holds the rest of the group; each row takes seven bits off it.
    private func constrainGroupDecoding() {
        let decoder = current.decoder
        let (group, rest) = (decoder.hasherState[0], next.decoder.hasherState[0])
        let nextCode = number(fromBits: next.decoder.operationBits)
        let staysInGroup =
            decoder.isInBlock * next.decoder.isInBlock * groupCountDrop.complement
        let takesCode = opensBatch + flags[.push] + staysInGroup
        builder.onTransitions.when(takesCode).requireZero(group - rest * 128 - nextCode)
        builder.onTransitions.when(decoder.isInBlock).when(nextFlags.isEnd + nextFlags.isRespan)
            .requireZero(group)
    }

    private func constrainOperationIndex() {
        let decoder = current.decoder
        let index = decoder.operationIndex
        // An immediate value uses up a group but does not start one.
        let startsGroup = groupCountDrop - flags[.push]
        builder.onTransitions.when(opensBatch).requireZero(next.decoder.operationIndex)
        let inBlock = builder.onTransitions.when(decoder.isInBlock)
        inBlock.when(startsGroup).requireZero(next.decoder.operationIndex)
        inBlock.when(next.decoder.isInBlock).when(startsGroup.complement)
            .require(next.decoder.operationIndex, equals: index + 1)
        let places: [Felt] = [1, 2, 3, 4, 5, 6, 7, 8]
        builder.everywhere.requireZero(places.reduce(index) { $0 * (index - $1) })
    }

    /// Batches of one, two or four groups leave the cells of the others zero.
    private func constrainBatchFlags() {
        let decoder = current.decoder
        let groups = BatchSizes(decoder.batchFlags)
        builder.everywhere.requireBooleans(decoder.batchFlags)
        builder.everywhere.require(opensBatch, equals: groups.upToFour + groups.eight)
        builder.everywhere.when(opensBatch.complement)
            .requireZero(builder.sum(of: decoder.batchFlags))
        builder.everywhere.when(groups.upToFour).requireZeros(decoder.secondDigest)
        builder.everywhere.when(groups.upToTwo)
            .requireZeros(Array(decoder.hasherState[2..<4]))
        builder.everywhere.when(groups.one).requireZero(decoder.hasherState[1])
    }

    private func constrainAddress() {
        let address = current.decoder.address
        builder.onTransitions.when(current.decoder.isInBlock)
            .require(next.decoder.address, equals: address)
        builder.onTransitions.when(flags[.respan])
            .require(next.decoder.address, equals: address + 2)
        builder.everywhere.when(flags[.halt]).requireZero(address)
    }
}

/// Flags of the size of a batch, in operation groups.
struct BatchSizes {
    let eight: Expression
    let four: Expression
    let two: Expression
    let one: Expression

    init(_ batchFlags: [Expression]) {
        let (c0, c1, c2) = (batchFlags[0], batchFlags[1], batchFlags[2])
        eight = c0
        four = c0.complement * c1 * c2.complement
        two = c0.complement * c1.complement * c2
        one = c0.complement * c1 * c2
    }

    var upToTwo: Expression { one + two }
    var upToFour: Expression { upToTwo + four }
}
