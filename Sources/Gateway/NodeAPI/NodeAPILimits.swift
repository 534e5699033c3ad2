// SPDX-License-Identifier: MIT

/// Every bound of the interface, each with its reason; `/v1/limits` tells them.
public struct NodeAPILimits: Sendable {
    /// Items of a page where a request names no number.
    public var pageItemsDefault = 50
    /// Items of a page: a screenful of headers stays under a quarter of a megabyte.
    public var pageItemsMax = 500
    /// Identifiers in one query parameter: a line of a request holds as many words.
    public var queryItemsMax = 100
    /// Seconds that a request may wait for something to happen: under what proxies allow.
    public var waitSecondsMax = 30
    /// Seconds for checking a submitted transaction, queue included.
    public var submissionSecondsMax = 60
    /// Blocks back from the tip for which the commitment to an account is proven.
    public var accountHistoryBlocksMax: UInt32 = 50
    /// Accounts that may have changed since such a block: each costs its path twice.
    public var accountHistoryChangesMax = 512
    /// Blocks whose encoded forms are shared by all streams.
    public var ringBlocks = 512
    /// Blocks beyond the tip from which a stream may begin; it then waits.
    public var futureBlocksMax: UInt32 = 100
    /// Subscriptions of one socket.
    public var subscriptionsPerSocketMax = 16
    /// Streams at once; each costs a cursor and a connection.
    public var streamsMax = 10_000
    /// Blocks by which a stream may fall further behind than it was at its best.
    public var lagBlocksMax: UInt32 = 100
    /// Time that a stream may be that far behind.
    public var lagTimeMax = Duration.seconds(10)
    /// Silence after which an event stream gets a comment: proxies close at half a minute.
    public var keepAliveInterval = Duration.seconds(15)

    /// Bytes of encoded answers that never change, kept for those who ask for the same.
    public var answerCacheBytesMax = 32 << 20

    /// The documented values.
    public init() {}
}
