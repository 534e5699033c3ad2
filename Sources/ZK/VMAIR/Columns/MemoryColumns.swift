// SPDX-License-Identifier: MIT

/// A row of memory: one access, sorted by context, address and clock.
public struct MemoryColumns<Cell> {
    /// One for a read, zero for a write.
    public let isRead: Cell
    /// One for a word, zero for an element.
    public let isWord: Cell
    /// The memory context.
    public let context: Cell
    /// The address of the word's first element.
    public let wordAddress: Cell
    /// The element within the word, low bit first.
    ///
    /// Shape `[2]`.
    public let indexBits: [Cell]
    /// The cycle of the access.
    public let clock: Cell
    /// The word after the access.
    ///
    /// Shape `[4]`.
    public let values: [Cell]
    /// The low and the high 16 bits of the distance to the row before.
    ///
    /// Shape `[2]`.
    public let deltaLimbs: [Cell]
    /// The inverse of that distance, zero for none.
    public let deltaInverse: Cell
    /// One if the row before is about the same word.
    public let isSameWord: Cell
    /// The low and the high 16 bits of a quarter of the word address.
    ///
    /// Shape `[2]`.
    public let addressLimbs: [Cell]

    init(_ cell: (Int) -> Cell) {
        isRead = cell(54)
        isWord = cell(55)
        context = cell(56)
        wordAddress = cell(57)
        indexBits = (58..<60).map(cell)
        clock = cell(60)
        values = (61..<65).map(cell)
        deltaLimbs = (65..<67).map(cell)
        deltaInverse = cell(67)
        isSameWord = cell(68)
        addressLimbs = (69..<71).map(cell)
    }
}

extension MemoryColumns: Sendable where Cell: Sendable {}
