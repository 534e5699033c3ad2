// SPDX-License-Identifier: MIT

/// Takes the elements of a list one after the other.
struct RecordedCursor<Element: Sendable> {
    private let list: RecordedList<Element>
    /// The place of the first element beyond ``end``.
    private var position: Int
    private var next: UnsafePointer<Element>?
    private var end: UnsafePointer<Element>?

    /// Starts at an element.
    init(_ list: RecordedList<Element>, at position: Int) {
        self.list = list
        self.position = position
    }

    /// The next element; nil behind the last one.
    @inline(__always)
    mutating func take() -> Element? {
        if next == end { enterSegment() }
        guard let place = next, next != end else { return nil }
        next = place + 1
        return place.pointee
    }

    /// Passes over elements.
    mutating func skip(_ count: Int) {
        var left = count
        while left > 0 {
            if next == end { enterSegment() }
            guard let place = next, let last = end, place < last else { return }
            let step = min(left, last - place)
            next = place + step
            left -= step
        }
    }

    @inline(never)
    private mutating func enterSegment() {
        let segment = list.segment(from: position)
        next = segment.baseAddress
        end = segment.baseAddress.map { $0 + segment.count }
        position += segment.count
    }
}
