// SPDX-License-Identifier: MIT

import FieldArithmetic
import VMCore

/// The registers of a run of operations: the stack's place, the position in the code, the log.
///
/// The machine copies them into local variables, where the compiler keeps them in processor
/// registers, and takes them back at the end of the run. Operations that fail leave the stack as it
/// was, so that the reason can be found out afterwards.
struct StackWindow<Log: ExecutionLog>: OperandWindow {
    typealias Memory = MachineMemory
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
    mutating func push(_ value: Felt) {
        top -= 1
        top.pointee = value
        if Log.isOn { clocks[top - base + 16] = UInt32(truncatingIfNeeded: clk) }
    }

    @inline(__always)
    mutating func pop() {
        let pushed = Log.isOn ? overflowClock : 0
        top += 1
        if Log.isOn, top <= floor {
            log.revealed(top[15], pushed: pushed, clock: overflowClock)
        }
        floor = top > floor ? top : floor
    }

    @inline(__always)
    func noteLimbs(_ low: UInt64, _ high: UInt64) { if Log.isOn { log.limbs(low, high) } }

    @inline(__always)
    func noteLimbs(ofElement value: UInt64) { noteLimbs(value & u32Max, value >> 32) }

    @inline(__always)
    func noteBitwise(_ left: Felt, _ right: Felt, isXor: Bool) {
        if Log.isOn { log.bitwise(left, right, isXor: isXor) }
    }

    @inline(__always)
    func noteComparison(_ difference: Felt) {}

    @inline(__always)
    func noteFactor(_ factor: Felt) {}
}
