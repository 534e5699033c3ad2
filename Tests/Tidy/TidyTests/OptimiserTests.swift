// SPDX-License-Identifier: MIT

import Testing

/// What the optimiser once made wrong, in code that is optimised here as the ZK wing is.
@Suite struct OptimiserTests {
    private struct Item {
        let value: UInt64
    }

    /// A stack that grows towards lower addresses.
    private struct Pile {
        var top: UnsafeMutablePointer<Item>

        @inline(__always)
        mutating func push(_ item: Item) {
            top -= 1
            top.pointee = item
        }

        @inline(__always)
        mutating func split() {
            let value = top[0].value
            push(Item(value: value & 0xFFFF_FFFF))
            top[1] = Item(value: value >> 32)
        }
    }

    @inline(never)
    private static func split(_ pile: Pile, times: Int) -> Pile {
        var copy = pile
        for _ in 0..<times { copy.split() }
        return copy
    }

    @Test func `a store below a pointer is not lost to one at the pointer`() {
        let items = UnsafeMutablePointer<Item>.allocate(capacity: 8)
        items.initialize(repeating: Item(value: 0), count: 8)
        defer { items.deallocate() }
        items[4] = Item(value: 3 << 32 | 5)
        let pile = OptimiserTests.split(Pile(top: items + 4), times: 1)
        #expect(pile.top[0].value == 5 && pile.top[1].value == 3)
    }
}
