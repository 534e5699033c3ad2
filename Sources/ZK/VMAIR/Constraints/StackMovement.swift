// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic

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

    private static let up: [OperationCode] = [
        .movup2, .movup3, .movup4, .movup5, .movup6, .movup7, .movup8,
    ]
    private static let down: [OperationCode] = [
        .movdn2, .movdn3, .movdn4, .movdn5, .movdn6, .movdn7, .movdn8,
    ]
    private static let pushes: [OperationCode] = [
        .pad, .dup0, .dup1, .dup2, .dup3, .dup4, .dup5, .dup6, .dup7, .dup9, .dup11, .dup13,
        .dup15, .advpop, .sdepth, .clk, .push,
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
        func begin(_ position: Int, _ codes: OperationCode...) {
            changes[position] += codes.map { flags[$0] }
        }
        func end(_ position: Int, _ codes: OperationCode...) {
            changes[position] += codes.map { -flags[$0] }
        }
        begin(0, .noop, .u32assert2, .mpverify, .span, .join, .emit, .respan, .halt, .call)
        changes[0].append(flags[.end] * flags.decoder.isLoop.complement)
        begin(1, .eqz, .neg, .inv, .incr, .not, .unused06, .mload)
        begin(2, .swap, .u32add, .u32sub, .u32mul, .u32div)
        for (distance, pair) in zip(up, down).enumerated() {
            begin(distance + 3, pair.0, pair.1)
        }
        begin(4, .advpopw, .expacc, .swapw2, .swapw3, .ext2mul, .mrupdate)
        begin(8, .swapw)
        end(8, .swapw2, .swapw3)
        begin(12, .swapw2, .hperm)
        return changes
    }

    private static func changesOfMovingUp(_ flags: OperationFlags) -> [[Expression]] {
        var changes = Array(repeating: [Expression](), count: 16)
        changes[1] = [
            flags[[.assert, .drop, .mstore, .mstorew, .unused2F, .split, .loop, .dyn, .dyncall]],
            flags.isLoopEnd,
        ]
        changes[2] = [flags[[.eq, .add, .mul, .and, .or, .u32and, .u32xor]]]
        changes[3] = [flags[[.cswap, .u32add3, .u32madd]]]
        changes[5] = [flags[.mloadw]]
        changes[9] = [flags[.cswapw]]
        for (distance, code) in down.enumerated() {
            changes[1].append(flags[code])
            changes[distance + 3].append(-flags[code])
        }
        return [[flags.decoder.address.builder.constant(0)]] + changes.dropFirst()
    }

    private static func changesOfMovingDown(_ flags: OperationFlags) -> [[Expression]] {
        var changes = Array(repeating: [Expression](), count: 16)
        changes[0] = [flags[pushes]]
        changes[1] = [flags[.u32split]]
        for (distance, code) in up.enumerated() {
            changes[0].append(flags[code])
            changes[distance + 2].append(-flags[code])
        }
        return changes
    }
}
