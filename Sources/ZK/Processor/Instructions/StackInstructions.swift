// SPDX-License-Identifier: MIT

import FieldArithmetic

extension OperandWindow {
    @inline(__always)
    mutating func dup(_ position: Felt) { push(top[Int(truncatingIfNeeded: position.value)]) }

    /// Moves an item to the top.
    @inline(__always)
    func moveUp(_ position: Int) {
        let item = top[position]
        var place = position
        while place > 0 {
            top[place] = top[place - 1]
            place -= 1
        }
        top[0] = item
    }

    /// Moves the top item down.
    @inline(__always)
    func moveDown(_ position: Int) {
        let item = top[0]
        var place = 0
        while place < position {
            top[place] = top[place + 1]
            place += 1
        }
        top[position] = item
    }

    @inline(__always)
    func swap() { (top[0], top[1]) = (top[1], top[0]) }

    /// Exchanges `count` items from the top with those from `position`.
    @inline(__always)
    func swap(_ count: Int, with position: Int) {
        var place = 0
        while place < count {
            (top[place], top[position + place]) = (top[position + place], top[place])
            place += 1
        }
    }

    /// Pops a condition and exchanges items or words if it is one.
    @inline(__always)
    mutating func swapConditionally(_ count: Int) -> Bool {
        guard isBinary(0) else { return false }
        let condition = top[0]
        pop()
        if condition == .one { swap(count, with: count) }
        return true
    }
}
