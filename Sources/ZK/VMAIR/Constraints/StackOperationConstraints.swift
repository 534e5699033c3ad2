// SPDX-License-Identifier: MIT

import AIR
import FieldArithmetic
import VMCore

extension MachineConstraints {
    private func on(_ code: Opcode) -> ConstraintGate {
        builder.onTransitions.when(flags[code])
    }

    /// Operations that copy, move or exchange items.
    func constrainStackOperations() {
        constrainCopies()
        constrainWordSwaps()
        constrainConditionalSwaps()
        on(.assert).requireOne(current.stack[0])
        on(.caller).require(next.stack[0..<4], equal: current.system.functionHash)
        on(.stackDepth).require(next.stack[0], equals: current.stack.depth)
    }

    private func constrainCopies() {
        let (stack, after) = (current.stack, next.stack)
        on(.pad).requireZero(after[0])
        let copies: [(Opcode, Int)] = [
            (.dup0, 0), (.dup1, 1), (.dup2, 2), (.dup3, 3), (.dup4, 4), (.dup5, 5), (.dup6, 6),
            (.dup7, 7), (.dup9, 9), (.dup11, 11), (.dup13, 13), (.dup15, 15),
        ]
        for (code, source) in copies { on(code).require(after[0], equals: stack[source]) }
        on(.clock).require(after[0], equals: current.system.clock)
        on(.swap).require(after[0..<2], equal: [stack[1], stack[0]])
        let rises: [Opcode] = [
            .moveUp2, .moveUp3, .moveUp4, .moveUp5, .moveUp6, .moveUp7, .moveUp8,
        ]
        for (distance, code) in rises.enumerated() {
            on(code).require(after[0], equals: stack[distance + 2])
        }
        let falls: [Opcode] = [
            .moveDown2, .moveDown3, .moveDown4, .moveDown5, .moveDown6, .moveDown7, .moveDown8,
        ]
        for (distance, code) in falls.enumerated() {
            on(code).require(after[distance + 2], equals: stack[0])
        }
    }

    private func constrainWordSwaps() {
        exchange(.swapWord, count: 4, with: 4)
        exchange(.swapWord2, count: 4, with: 8)
        exchange(.swapWord3, count: 4, with: 12)
        exchange(.swapDoubleWord, count: 8, with: 8)
    }

    /// The top `count` items change places with those from position `other` on.
    private func exchange(_ code: Opcode, count: Int, with other: Int) {
        let (top, below) = (0..<count, other..<other + count)
        on(code).require(next.stack[top], equal: current.stack[below])
        on(code).require(next.stack[below], equal: current.stack[top])
    }

    private func constrainConditionalSwaps() {
        exchangeIfTopIsOne(.cswap, count: 1)
        exchangeIfTopIsOne(.cswapWord, count: 4)
    }

    /// Below the condition stand two groups of `count` items; they change places if it is one.
    private func exchangeIfTopIsOne(_ code: Opcode, count: Int) {
        let condition = current.stack[0]
        let first = current.stack[1..<1 + count]
        let second = current.stack[1 + count..<1 + 2 * count]
        on(code).requireBoolean(condition)
        let chosen = zip(second + first, first + second).map { ifOne, ifZero in
            condition * ifOne + condition.complement * ifZero
        }
        on(code).require(next.stack[0..<2 * count], equal: chosen)
    }
}
