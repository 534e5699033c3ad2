// SPDX-License-Identifier: MIT

public import ProtocolTypes

/// A stretch of the chain and the most that may be read of it at once.
public struct ChainSpan: Hashable, Sendable {
    /// The first place.
    public let start: ChainPosition
    /// The last block.
    public let last: BlockNumber
    /// The most items of an answer; more mean that the answer ends early.
    public let limit: Int

    /// Names a stretch; the whole chain unless bounds are given.
    public init(
        from start: ChainPosition = ChainPosition(.genesis),
        through last: BlockNumber = .max,
        limit: Int
    ) {
        precondition(limit > 0)
        self.start = start
        self.last = last
        self.limit = limit
    }
}
