// SPDX-License-Identifier: MIT

internal import HTTPSemantics

/// Deadlines in a binary heap.
///
/// A deadline that moves away is not moved in the heap: it fires early and is armed anew, so a
/// busy connection costs nothing here.
struct TimerQueue {
    struct Entry {
        let moment: Moment
        let token: UInt64
    }

    private var heap: [Entry] = []

    /// The earliest deadline.
    var first: Moment? { heap.first?.moment }

    mutating func insert(_ entry: Entry) {
        heap.append(entry)
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard heap[child].moment < heap[parent].moment else { break }
            heap.swapAt(child, parent)
            child = parent
        }
    }

    /// Takes the earliest entry if it is due.
    mutating func popDue(_ now: Moment) -> Entry? {
        guard let entry = heap.first, entry.moment <= now else { return nil }
        let last = heap.removeLast()
        guard !heap.isEmpty else { return entry }
        heap[0] = last
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < heap.count && heap[child].moment < heap[least].moment { least = child }
            guard least != parent else { return entry }
            heap.swapAt(parent, least)
            parent = least
        }
    }
}
