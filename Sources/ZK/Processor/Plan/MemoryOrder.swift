// SPDX-License-Identifier: MIT

/// The order in which the memory chiplet shows the accesses.
struct MemoryOrder {
    /// The places of the accesses in the record: by context, word and row, those of one row in
    /// their order.
    let places: [UInt32]
    /// How often the rows look each 16-bit value up.
    ///
    /// Shape `[65536]`.
    let lookups: [UInt32]

    /// Sorts the accesses and counts what their rows look up.
    ///
    /// - Complexity: Linear; a pass for each byte in which contexts or words differ.
    init(_ memory: RecordedList<MemoryAccess>) {
        let places = Self.sortedPlaces(memory)
        var lookups = [UInt32](repeating: 0, count: 1 << 16)
        lookups.withUnsafeMutableBufferPointer { lookups in
            func add(_ value: UInt32) { lookups[Int(value & 0xFFFF)] &+= 1 }
            var previous: MemoryAccess?
            for place in places {
                let access = memory[Int(place)]
                let (delta, word) = (access.delta(after: previous), access.address >> 2)
                add(delta)
                add(delta >> 16)
                add(word)
                add(word >> 16)
                add((word >> 16) << 2)
                previous = access
            }
        }
        (self.places, self.lookups) = (places, lookups)
    }

    private struct Item {
        /// The context above the word.
        let key: UInt64
        let place: UInt32

        func digit(_ number: Int) -> Int { Int(key >> UInt64(8 * number) & 0xFF) }
    }

    /// Sorts by context and word, digit by digit from the lowest.
    ///
    /// That is stable, and accesses are recorded in the order of rows.
    private static func sortedPlaces(_ memory: RecordedList<MemoryAccess>) -> [UInt32] {
        var items: [Item] = []
        items.reserveCapacity(memory.count)
        for access in memory {
            let key = UInt64(access.context) << 32 | UInt64(access.address >> 2)
            items.append(Item(key: key, place: UInt32(truncatingIfNeeded: items.count)))
        }
        guard let first = items.first else { return [] }
        var sorted = items
        for number in 0..<8 {
            var starts = [Int](repeating: 0, count: 257)
            for item in items { starts[item.digit(number) + 1] += 1 }
            // Most digits are the same everywhere.
            if starts[first.digit(number) + 1] == items.count { continue }
            for digit in 0..<256 { starts[digit + 1] += starts[digit] }
            for item in items {
                sorted[starts[item.digit(number)]] = item
                starts[item.digit(number)] += 1
            }
            swap(&items, &sorted)
        }
        return items.map(\.place)
    }
}

extension MemoryAccess {
    /// The step from the access before it in the sorted list: of rows within a word, of words
    /// within a context, else of contexts.
    ///
    /// - Parameter previous: The access before; nil for the first one.
    /// - Returns: The step, one for the first access.
    package func delta(after previous: MemoryAccess?) -> UInt32 {
        guard let previous else { return 1 }
        if context != previous.context { return context &- previous.context }
        let (word, previousWord) = (address & ~3, previous.address & ~3)
        return word == previousWord ? clk &- previous.clk : word &- previousWord
    }
}
