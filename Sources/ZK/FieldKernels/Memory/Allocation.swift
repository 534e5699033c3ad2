// SPDX-License-Identifier: MIT

import Glibc

/// Allocates memory on a line of the cache; it holds nothing in particular.
///
/// Large buffers ask for large pages, of which a pass over all columns touches far fewer.
///
/// - Returns: To be deallocated by whoever holds it.
public func allocateCells<Cell: BitwiseCopyable>(
    of type: Cell.Type,
    count: Int
) -> UnsafeMutablePointer<Cell> {
    let byteCount = count * MemoryLayout<Cell>.stride
    let largePage = 1 << 21
    let isLarge = byteCount >= 2 * largePage
    let cells = UnsafeMutableRawPointer.allocate(
        byteCount: byteCount,
        alignment: isLarge ? largePage : 64
    )
    // Advice; where it is not taken all works as before.
    if isLarge { madvise(cells, byteCount, MADV_HUGEPAGE) }
    return cells.bindMemory(to: Cell.self, capacity: count)
}
