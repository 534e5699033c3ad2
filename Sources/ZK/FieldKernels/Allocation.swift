// SPDX-License-Identifier: MIT

/// Allocates memory on a line of the cache; it holds nothing in particular.
///
/// - Returns: To be deallocated by whoever holds it.
public func allocateCells<Cell: BitwiseCopyable>(
    of type: Cell.Type,
    count: Int
) -> UnsafeMutablePointer<Cell> {
    UnsafeMutableRawPointer
        .allocate(byteCount: count * MemoryLayout<Cell>.stride, alignment: 64)
        .bindMemory(to: Cell.self, capacity: count)
}
