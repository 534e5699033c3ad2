// SPDX-License-Identifier: MIT

/// What one assembly may use up.
public struct AssemblyLimits: Hashable, Sendable {
    /// The most operations in all blocks that are made on the way, those merged away included; a
    /// block with more decorators and places of instructions than operations counts for those.
    public var maxOperations: Int
    /// The most nodes that are made or repeated on the way.
    public var maxNodes: Int

    /// Limits; the defaults hold a run below about a gigabyte.
    ///
    /// The longest single repetition, of 1,000,000, fits several times.
    public init(maxOperations: Int = 1 << 24, maxNodes: Int = 1 << 24) {
        self.maxOperations = maxOperations
        self.maxNodes = maxNodes
    }
}
