// SPDX-License-Identifier: MIT

import FieldArithmetic
import VMCore

/// The operand stack of rows that are built again; what operations get comes from a record.
///
/// Of the items below the visible ones it knows those that were pushed since the stretch began; the
/// others come from the record when a left shift reveals them.
struct ReplayWindow: OperandWindow {
    typealias Memory = UnsafeMutablePointer<ReplayCursors>

    var top: UnsafeMutablePointer<Felt>
    var depth = 16
    var clk = 0
    /// The number of items right below the visible ones that were pushed in this stretch.
    var knownCount = 0
    /// The row that pushed the top overflow item, zero if there is none.
    var overflowClock: UInt32 = 0
    /// The same for the item below all known ones.
    var unknownClock: UInt32 = 0
    let base: UnsafeMutablePointer<Felt>
    /// For every place from ``base`` on the row that pushed it out of the visible items.
    let clocks: UnsafeMutablePointer<UInt32>
    let cursors: UnsafeMutablePointer<ReplayCursors>
    let target: ReplayTarget
    let inverses: Unmanaged<PendingInverses>
    /// The inverses of the first integers, zero for zero.
    let depthInverses: UnsafeMutablePointer<Felt>

    static let depthInverseCount = 256

    @inline(__always)
    mutating func push(_ value: Felt) {
        top -= 1
        top.pointee = value
        overflowClock = UInt32(truncatingIfNeeded: clk)
        clocks[top - base + 16] = overflowClock
        knownCount += 1
        depth += 1
    }

    @inline(__always)
    mutating func pop() {
        top += 1
        if depth == 16 {
            top[15] = .zero
        } else {
            depth -= 1
            if knownCount > 0 { popKnown() } else { reveal() }
        }
    }

    @inline(__always)
    private mutating func popKnown() {
        knownCount -= 1
        overflowClock = knownCount > 0 ? clocks[top - base + 16] : unknownClock
    }

    private mutating func reveal() {
        let item = cursors.pointee.overflow.take()
        top[15] = item?.value ?? .zero
        unknownClock = item?.clock ?? 0
        overflowClock = unknownClock
    }

    /// Writes the stack columns of the row.
    @inline(__always)
    func write() {
        var cell = target.stack + clk
        for position in 0..<16 {
            cell.pointee = top[position]
            cell += target.stride
        }
        cell.pointee = Felt(UInt32(truncatingIfNeeded: depth))
        cell += target.stride
        cell.pointee = Felt(overflowClock)
        cell += target.stride
        let excess = depth - 16
        if excess < Self.depthInverseCount {
            cell.pointee = depthInverses[excess]
        } else {
            writeInverse(Felt(UInt32(truncatingIfNeeded: excess)), cell)
        }
    }

    /// The cell of a helper value of the row.
    @inline(__always)
    func helper(_ index: Int) -> UnsafeMutablePointer<Felt> {
        target.helpers + (index * target.stride + clk)
    }

    @inline(__always)
    private func writeInverse(_ element: Felt, _ cell: UnsafeMutablePointer<Felt>) {
        // The replay that owns them outlives its window: no reference is counted row by row.
        inverses._withUnsafeGuaranteedRef { $0.write(element, to: cell) }
    }
}

// MARK: Memory

extension ReplayWindow {
    func readElement(_ address: UInt64, _ memory: Memory) -> Felt {
        readWord(address, memory)[Int(address & 3)]
    }

    func writeElement(_ address: UInt64, _ value: Felt, _ memory: Memory) -> Bool {
        memory.pointee.memory.skip(1)
        return true
    }

    @inline(__always)
    func readWord(_ address: UInt64, _ memory: Memory) -> Word {
        memory.pointee.memory.take()?.word ?? .zero
    }

    func writeWord(_ address: UInt64, _ value: Word, _ memory: Memory) -> Bool {
        memory.pointee.memory.skip(1)
        return true
    }
}

// MARK: Helper values

extension ReplayWindow {
    @inline(__always)
    func noteLimbs(_ low: UInt64, _ high: UInt64) {
        writeLimb(0, low)
        writeLimb(1, low >> 16)
        writeLimb(2, high)
        writeLimb(3, high >> 16)
    }

    @inline(__always)
    private func writeLimb(_ index: Int, _ value: UInt64) {
        let limb = Int(value & 0xFFFF)
        helper(index).pointee = Felt(UInt32(truncatingIfNeeded: limb))
        target.lookups[limb] &+= 1
    }

    @inline(__always)
    func noteLimbs(ofElement value: UInt64) {
        let high = value >> 32
        noteLimbs(value & u32Max, high)
        writeInverse(Felt(reducing: u32Max - high), helper(4))
    }

    @inline(__always)
    func noteBitwise(_ left: Felt, _ right: Felt, isXor: Bool) {}

    @inline(__always)
    func noteComparison(_ difference: Felt) { writeInverse(difference, helper(0)) }

    @inline(__always)
    func noteFactor(_ factor: Felt) { helper(0).pointee = factor }
}
