// SPDX-License-Identifier: MIT

import Glibc
import Synchronization

/// Memory for the segments of one record, in pieces that the kernel hands out whole.
///
/// Memory that a process has not used before comes page by page, each for more than it costs to
/// fill; a large page costs about as much as thirty small ones and holds five hundred.
///
/// `@unchecked`: only the machine that makes a record takes memory, through the lists of that
/// record; when it is handed over nobody takes any more.
final class SegmentArena: @unchecked Sendable {
    /// What the kernel's large pages hold.
    private static let chunkByteCount = 1 << 21
    private static let alignment = 64
    /// The address of a chunk that the next arena takes before it asks the kernel, so that of many
    /// executions in turn only the first waits for one; zero if there is none.
    private static let spare = Atomic<UInt>(0)

    private var chunks: [UnsafeMutableRawPointer] = []
    private var next: UnsafeMutableRawPointer?
    private var leftByteCount = 0

    /// Takes memory, which is given back when the arena goes; nil if there is none, or if it is
    /// more than a chunk holds.
    func take(byteCount: Int) -> UnsafeMutableRawPointer? {
        let size = (byteCount + Self.alignment - 1) / Self.alignment * Self.alignment
        guard size <= Self.chunkByteCount else { return nil }
        if size > leftByteCount {
            let kept = Self.spare.exchange(0, ordering: .acquiring)
            guard let chunk = UnsafeMutableRawPointer(bitPattern: kept) ?? Self.makeChunk() else {
                return nil
            }
            chunks.append(chunk)
            (next, leftByteCount) = (chunk, Self.chunkByteCount)
        }
        defer {
            next = next?.advanced(by: size)
            leftByteCount -= size
        }
        return next
    }

    /// A chunk that starts where a large page can start.
    private static func makeChunk() -> UnsafeMutableRawPointer? {
        let byteCount = 2 * chunkByteCount
        let flags = MAP_PRIVATE | MAP_ANONYMOUS
        guard let start = mmap(nil, byteCount, PROT_READ | PROT_WRITE, flags, -1, 0),
            start != MAP_FAILED
        else { return nil }
        let chunk = start.alignedUp(toMultipleOf: chunkByteCount)
        let end = chunk + chunkByteCount
        if chunk > start { munmap(start, chunk - start) }
        if end < start + byteCount { munmap(end, start + byteCount - end) }
        // Only a wish: with small pages all works, slower.
        _ = madvise(chunk, chunkByteCount, MADV_HUGEPAGE)
        return chunk
    }

    deinit {
        for chunk in chunks {
            let exchange = Self.spare.compareExchange(
                expected: 0,
                desired: UInt(bitPattern: chunk),
                ordering: .releasing
            )
            if !exchange.exchanged { munmap(chunk, Self.chunkByteCount) }
        }
    }
}
