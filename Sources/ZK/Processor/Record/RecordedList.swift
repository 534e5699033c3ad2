// SPDX-License-Identifier: MIT

/// A list that is only appended to, in segments that are never moved.
///
/// An append writes to the end of the last segment: no copy of what is there already, whatever the
/// length, and no look at who else holds the list.
///
/// `@unchecked`: only the machine that makes a record appends, through the one copy it has; when
/// the record is handed over nobody writes any more.
public struct RecordedList<Element: Sendable>: @unchecked Sendable {
    private static var shift: Int { 10 }
    private static var segmentCount: Int { 1 << shift }

    private var storage: SegmentStorage<Element>
    /// The number of segments that hold elements.
    private var usedCount = 0
    private var next: UnsafeMutablePointer<Element>?
    private var end: UnsafeMutablePointer<Element>?

    /// An empty list.
    ///
    /// - Parameter arena: Where its segments lie but for the first, which may stay almost empty.
    init(arena: SegmentArena? = nil) { storage = SegmentStorage(arena: arena) }

    /// Puts an element behind the last one.
    @inline(__always)
    mutating func append(_ element: Element) {
        if next == end { addSegment() }
        guard let place = next else { return }
        place.initialize(to: element)
        next = place + 1
    }

    /// Puts elements behind the last one.
    mutating func append(contentsOf elements: some Sequence<Element>) {
        for element in elements { append(element) }
    }

    /// The bytes that the elements take.
    var byteCount: Int { count * MemoryLayout<Element>.stride }

    /// Forgets all elements and keeps their room, unless a copy of the list still shows them.
    mutating func reset() {
        // A new list takes nothing of the arena, which gives nothing back while it lives.
        if !isKnownUniquelyReferenced(&storage) { storage = SegmentStorage(arena: nil) }
        usedCount = 0
        next = nil
        end = nil
    }

    @inline(never)
    private mutating func addSegment() {
        if usedCount == storage.segments.count {
            storage.addSegment(count: Self.segmentCount)
        }
        let segment = storage.segments[usedCount]
        usedCount += 1
        next = segment
        end = segment + Self.segmentCount
    }
}

extension RecordedList: RandomAccessCollection {
    /// The place of the first element.
    public var startIndex: Int { 0 }

    /// The number of elements.
    public var endIndex: Int {
        guard let next, usedCount > 0 else { return 0 }
        let last = storage.segments[usedCount - 1]
        return (usedCount - 1) << Self.shift + (next - last)
    }

    /// The element at a place from 0 on.
    public subscript(position: Int) -> Element {
        precondition(position >= 0 && position < endIndex)
        return storage.segments[position >> Self.shift][position & (Self.segmentCount - 1)]
    }
}

extension RecordedList {
    /// The elements from a place on that lie in one piece of memory; none behind the last one.
    func segment(from position: Int) -> UnsafeBufferPointer<Element> {
        guard position >= 0, position < endIndex else {
            return UnsafeBufferPointer(start: nil, count: 0)
        }
        let offset = position & (Self.segmentCount - 1)
        let count = Swift.min(Self.segmentCount - offset, endIndex - position)
        return UnsafeBufferPointer(
            start: storage.segments[position >> Self.shift] + offset,
            count: count
        )
    }
}

/// Owns segments of elements that need no clean-up of their own.
private final class SegmentStorage<Element> {
    private(set) var segments: [UnsafeMutablePointer<Element>] = []
    /// Those that are no part of the arena.
    private var ownSegments: [UnsafeMutablePointer<Element>] = []
    private let arena: SegmentArena?

    init(arena: SegmentArena?) { self.arena = arena }

    func addSegment(count: Int) {
        let byteCount = count * MemoryLayout<Element>.stride
        if !segments.isEmpty, let memory = arena?.take(byteCount: byteCount) {
            segments.append(memory.bindMemory(to: Element.self, capacity: count))
            return
        }
        let segment = UnsafeMutablePointer<Element>.allocate(capacity: count)
        segments.append(segment)
        ownSegments.append(segment)
    }

    deinit { for segment in ownSegments { segment.deallocate() } }
}
