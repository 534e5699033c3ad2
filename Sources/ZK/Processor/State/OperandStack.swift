// SPDX-License-Identifier: MIT

import FieldArithmetic

/// The room in which the operand stack moves.
///
/// The stack grows towards lower addresses. `top` is item 0; `floor` is where `top` would be at
/// depth 16, so the items of the stack end at `floor + 16`, and zeros follow. Popping at depth 16
/// takes in one of these zeros, which moves the floor. There is always room for
/// ``OperandStack/margin`` steps in either direction, so that operations need not look.
final class OperandStack {
    /// How many steps there is room for at the start of each run of operations.
    static let margin = 256
    private static let visibleCount = 16

    private(set) var base: UnsafeMutablePointer<Felt>
    /// For every place the row that pushed it out of the visible items; kept only while recording.
    private(set) var clocks: UnsafeMutablePointer<UInt32>
    private(set) var capacity: Int

    init() {
        capacity = 4_096
        base = .allocate(capacity: capacity)
        base.initialize(repeating: .zero, count: capacity)
        clocks = .allocate(capacity: capacity)
        clocks.initialize(repeating: 0, count: capacity)
    }

    deinit {
        base.deallocate()
        clocks.deallocate()
    }

    /// Where a stack of depth 16 starts out.
    var start: UnsafeMutablePointer<Felt> { base + capacity / 2 }

    /// True if there is room for the margin in both directions.
    @inline(__always)
    func hasRoom(top: UnsafeMutablePointer<Felt>, floor: UnsafeMutablePointer<Felt>) -> Bool {
        top - base > Self.margin
            && base + capacity - floor > Self.visibleCount + Self.margin
    }

    /// Moves the items to the middle, into more room if they fill half of it.
    ///
    /// - Parameters:
    ///   - top: Item 0.
    ///   - count: The number of items.
    ///   - extra: How many items will be put behind the last one.
    /// - Returns: Where item 0 is now; zeros follow the items.
    func recentre(
        top: UnsafeMutablePointer<Felt>,
        count: Int,
        extra: Int = 0
    ) -> UnsafeMutablePointer<Felt> {
        let needed = count + extra + 4 * Self.margin
        if 2 * needed <= capacity { return shift(top, count: count, extra: extra) }
        let newCapacity = 2 * needed
        let newBase = UnsafeMutablePointer<Felt>.allocate(capacity: newCapacity)
        newBase.initialize(repeating: .zero, count: newCapacity)
        let newClocks = UnsafeMutablePointer<UInt32>.allocate(capacity: newCapacity)
        newClocks.initialize(repeating: 0, count: newCapacity)
        let offset = (newCapacity - count - extra) / 2
        let newTop = newBase + offset
        newTop.update(from: top, count: count)
        (newClocks + offset).update(from: clocks + (top - base), count: count)
        base.deallocate()
        clocks.deallocate()
        (base, clocks, capacity) = (newBase, newClocks, newCapacity)
        return newTop
    }

    /// Moves the items to the middle of the room that there is.
    private func shift(
        _ top: UnsafeMutablePointer<Felt>,
        count: Int,
        extra: Int
    ) -> UnsafeMutablePointer<Felt> {
        let (from, to) = (top - base, (capacity - count - extra) / 2)
        (base + to).update(from: top, count: count)
        (clocks + to).update(from: clocks + from, count: count)
        let end = to + count
        (base + end).update(repeating: .zero, count: capacity - end)
        return base + to
    }

    /// The item at a place counted from the start of the room; nil outside of it.
    func item(at place: Int) -> Felt? {
        place >= 0 && place < capacity ? base[place] : nil
    }
}
