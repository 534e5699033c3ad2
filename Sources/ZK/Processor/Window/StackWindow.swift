// SPDX-License-Identifier: MIT

import FieldArithmetic
import VMCore

/// The registers of a run of operations: the stack's place, the position in the code, the log.
///
/// The machine copies them into local variables, where the compiler keeps them in processor
/// registers, and takes them back at the end of the run. Operations are methods that say false when
/// they fail and then leave the stack as it was, so that the reason can be found out afterwards.
struct StackWindow<Log: ExecutionLog> {
    typealias Place = UnsafeMutablePointer<Felt>

    /// Item 0.
    var top: Place
    /// Where ``top`` is at depth 16.
    var floor: Place
    /// The next operation in the forest's flat arrays.
    var position: Int
    /// The row of an operation is its position plus this.
    let clockOffset: Int
    /// The context in the place that it has in the key of a memory page.
    let contextKey: UInt64
    /// The difference between a place on the stack and its overflow row, see ``OperandStack``.
    let base: Place
    let clocks: UnsafeMutablePointer<UInt32>
    let log: Log

    /// The row of the operation.
    @inline(__always)
    var clk: Int { position &+ clockOffset }

    /// The number of items.
    @inline(__always)
    var depth: Int { 16 &+ (floor - top) }

    /// The row that pushed the top overflow item, zero if there is none.
    @inline(__always)
    var overflowClock: UInt32 { top < floor ? clocks[top - base + 16] : 0 }

    @inline(__always)
    subscript(position: Int) -> Felt {
        get { top[position] }
        nonmutating set { top[position] = newValue }
    }

    /// Four items as a word, element 0 on top.
    @inline(__always)
    func word(_ position: Int) -> Word {
        Word(top[position], top[position + 1], top[position + 2], top[position + 3])
    }

    @inline(__always)
    func setWord(_ position: Int, _ word: Word) {
        top[position] = word.e0
        top[position + 1] = word.e1
        top[position + 2] = word.e2
        top[position + 3] = word.e3
    }

    /// Shifts the stack to the right and puts an item on top.
    @inline(__always)
    mutating func push(_ value: Felt) {
        top -= 1
        top.pointee = value
        if Log.isOn { clocks[top - base + 16] = UInt32(truncatingIfNeeded: clk) }
    }

    /// Shifts the stack to the left; at depth 16 a zero comes in.
    @inline(__always)
    mutating func pop() {
        let pushed = Log.isOn ? overflowClock : 0
        top += 1
        if Log.isOn, top <= floor {
            log.revealed(top[15], pushed: pushed, clock: overflowClock)
        }
        floor = top > floor ? top : floor
    }
}
