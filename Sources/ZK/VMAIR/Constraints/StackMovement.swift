// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic
import VMCore

/// For each of the sixteen positions, which operations move the item there and how.
///
/// Operations that rewrite a position appear in none of the three sums for it; their own
/// constraints say what happens. So do a few of the reference relation's operations that nothing
/// constrains: its sums are followed here to the letter.
struct StackMovement {
    /// At `i`: the item at position `i` stays.
    ///
    /// Shape `[16]`.
    let stays: [Expression]
    /// At `i`: the item at position `i` moves to `i - 1`; nothing at 0.
    ///
    /// Shape `[16]`.
    let movesUp: [Expression]
    /// At `i`: the item at position `i` moves to `i + 1`.
    ///
    /// Shape `[16]`.
    let movesDown: [Expression]

    private static let up: [Opcode] = [
        .moveUp2, .moveUp3, .moveUp4, .moveUp5, .moveUp6, .moveUp7, .moveUp8,
    ]
    private static let down: [Opcode] = [
        .moveDown2, .moveDown3, .moveDown4, .moveDown5, .moveDown6, .moveDown7, .moveDown8,
    ]
    private static let pushes: [Opcode] = [
        .pad, .dup0, .dup1, .dup2, .dup3, .dup4, .dup5, .dup6, .dup7, .dup9, .dup11, .dup13,
        .dup15, .advicePop, .stackDepth, .clock, .push,
    ]

    init(_ flags: OperationFlags) {
        stays = Self.positionSums(Self.changesOfStaying(flags))
        movesUp = Self.positionSums(Self.changesOfMovingUp(flags))
        movesDown = Self.positionSums(Self.changesOfMovingDown(flags))
    }

    /// Adds up what begins (and, negated, ends) at each position.
    private static func positionSums(_ changes: [[Expression]]) -> [Expression] {
        var total = changes[0][0].builder.constant(0)
        return changes.map { terms in
            for term in terms { total = total + term }
            return total
        }
    }

    private static func changesOfStaying(_ flags: OperationFlags) -> [[Expression]] {
        var changes = Array(repeating: [Expression](), count: 16)
        func begin(_ position: Int, _ codes: Opcode...) {
            changes[position] += codes.map { flags[$0] }
        }
        func end(_ position: Int, _ codes: Opcode...) {
            changes[position] += codes.map { -flags[$0] }
        }
        begin(0, .noop, .u32Assert2, .merkleVerify, .span, .join, .emit, .respan, .halt, .call)
        changes[0].append(flags[.end] * flags.decoder.isLoop.complement)
        begin(1, .eqz, .neg, .inv, .incr, .not, .mload)
        changes[1].append(flags.unused06)
        begin(2, .swap, .u32Add, .u32Sub, .u32Mul, .u32Div)
        for (distance, pair) in zip(up, down).enumerated() {
            begin(distance + 3, pair.0, pair.1)
        }
        begin(4, .advicePopWord, .expAcc, .swapWord2, .swapWord3, .ext2Mul, .merkleUpdate)
        begin(8, .swapWord)
        end(8, .swapWord2, .swapWord3)
        begin(12, .swapWord2, .hperm)
        return changes
    }

    private static func changesOfMovingUp(_ flags: OperationFlags) -> [[Expression]] {
        var changes = Array(repeating: [Expression](), count: 16)
        changes[1] = [
            flags[[.assert, .drop, .mstore, .mstoreWord, .split, .loop, .dyn, .dyncall]],
            flags.unused2F,
            flags.isLoopEnd,
        ]
        changes[2] = [flags[[.eq, .add, .mul, .and, .or, .u32And, .u32Xor]]]
        changes[3] = [flags[[.cswap, .u32Add3, .u32Madd]]]
        changes[5] = [flags[.mloadWord]]
        changes[9] = [flags[.cswapWord]]
        for (distance, code) in down.enumerated() {
            changes[1].append(flags[code])
            changes[distance + 3].append(-flags[code])
        }
        return [[flags.decoder.address.builder.constant(0)]] + changes.dropFirst()
    }

    private static func changesOfMovingDown(_ flags: OperationFlags) -> [[Expression]] {
        var changes = Array(repeating: [Expression](), count: 16)
        changes[0] = [flags[pushes]]
        changes[1] = [flags[.u32Split]]
        for (distance, code) in up.enumerated() {
            changes[0].append(flags[code])
            changes[distance + 2].append(-flags[code])
        }
        return changes
    }
}
