// SPDX-License-Identifier: MIT

/// Allocates memory on a line of the cache; it holds nothing in particular.
///
/// Pages stay small: where the host takes free large ones back from its guests, the first touch of
/// those costs more than all they save.
///
/// - Returns: To be deallocated by whoever holds it.
public func allocateCells<Cell: BitwiseCopyable>(
    of type: Cell.Type,
    count: Int
) -> UnsafeMutablePointer<Cell> {
    let byteCount = count * MemoryLayout<Cell>.stride
    let cells = UnsafeMutableRawPointer.allocate(byteCount: byteCount, alignment: 64)
    return cells.bindMemory(to: Cell.self, capacity: count)
}
