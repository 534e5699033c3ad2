// SPDX-License-Identifier: MIT

import FieldArithmetic

/// What an operation sees: the operand stack from the top, and memory.
///
/// Instructions are written once, against this. In ``StackWindow`` a program runs; in
/// ``ReplayWindow`` rows that have run are built again from a record. Operations say false when
/// they fail and then leave the stack as it was.
protocol OperandWindow {
    associatedtype Memory

    /// Item 0; the items below follow.
    var top: UnsafeMutablePointer<Felt> { get }
    /// The number of items.
    var depth: Int { get }
    /// The row of the operation.
    var clk: Int { get }

    /// Shifts the stack to the right and puts an item on top.
    mutating func push(_ value: Felt)
    /// Shifts the stack to the left; at depth 16 a zero comes in.
    mutating func pop()

    /// Reads an element; the address must have 32 bits.
    func readElement(_ address: UInt64, _ memory: Memory) -> Felt
    /// Writes an element; false if there is no room. The address must have 32 bits.
    func writeElement(_ address: UInt64, _ value: Felt, _ memory: Memory) -> Bool
    /// Reads a word; the address must have 32 bits and be a multiple of four.
    func readWord(_ address: UInt64, _ memory: Memory) -> Word
    /// Writes a word; false if there is no room.
    ///
    /// The address must have 32 bits and be a multiple of four.
    func writeWord(_ address: UInt64, _ value: Word, _ memory: Memory) -> Bool

    /// A 32-bit operation has these 16-bit limbs checked.
    func noteLimbs(_ low: UInt64, _ high: UInt64)
    /// A 32-bit operation has the limbs of a field element checked.
    func noteLimbs(ofElement value: UInt64)
    /// A bitwise operation.
    func noteBitwise(_ left: Felt, _ right: Felt, isXor: Bool)
    /// A comparison asks whether this is zero.
    func noteComparison(_ difference: Felt)
    /// EXPACC multiplies by this.
    func noteFactor(_ factor: Felt)
}

extension OperandWindow {
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
}
