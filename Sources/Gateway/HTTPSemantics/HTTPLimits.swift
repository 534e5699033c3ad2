// SPDX-License-Identifier: MIT

/// Every bound of the wire half, each with its reason.
public enum HTTPLimits {
    /// Bytes of a request line: a query with a hundred identifiers fits.
    public static let requestLineBytesMax = 8 << 10
    /// Bytes of all header fields: proxies and browsers stay well under it.
    public static let headerBytesMax = 32 << 10
    /// Header fields: far above any client, far below what makes look-ups slow.
    public static let headerFieldsMax = 100
    /// Bytes of a body where a route says nothing: the largest answer is as large.
    public static let bodyBytesMax = 4 << 20
    /// Bytes of a body for submissions: a proven batch with its transactions.
    public static let submissionBytesMax = 16 << 20
    /// Bytes of request bodies that one connection may have in memory at once.
    ///
    /// Those count that come, that wait for their turn and that are being handled; two of the
    /// largest fit.
    public static let connectionBodyBytesMax = 32 << 20
    /// The same for all connections of a process, whoever holds the requests by now.
    ///
    /// Sixteen of the largest submissions, well below what a small machine has.
    public static let processBodyBytesMax = 256 << 20
    /// Bytes of one chunk's size line: sixteen digits and an extension nobody sends.
    public static let chunkLineBytesMax = 256
    /// Requests that are read ahead of the answers on one HTTP/1.1 connection.
    public static let pipelinedRequestsMax = 16
    /// Streams that are open at once on one HTTP/2 connection.
    public static let streamsMax = 128
    /// Connections at once; more are answered 503 and closed.
    public static let connectionsMax = 10_000
    /// Connections that the kernel keeps waiting to be accepted.
    public static let acceptBacklog = 1_024
    /// Bytes of one inbound WebSocket message: subscriptions are small.
    public static let inboundMessageBytesMax = 64 << 10
    /// Bytes that may wait for a slow reader before nothing more is pulled for it.
    public static let outputHighWaterBytes = 256 << 10

    /// Resets of streams that an HTTP/2 client may send in a burst: many more are an attack that
    /// makes work and takes it back.
    public static let streamResetBurstMax = 1_000
    /// Resets of streams that it may send each second once the burst is used up.
    public static let streamResetsPerSecondMax = 33
    /// Continuations of one HTTP/2 header block: at the largest head there are two.
    public static let headerContinuationsMax = 8
    /// Settings in one HTTP/2 frame: there are fewer than ten kinds.
    public static let settingsPerFrameMax = 32
    /// Answers to pings and settings that may wait for an HTTP/2 client to read them.
    public static let acknowledgementsMax = 1_000
    /// Stretches of stream ids that an HTTP/2 client may skip before it must come back anew: each
    /// is remembered, since none of its ids may be used later.
    public static let skippedStreamRangesMax = 64
    /// Bytes of one HTTP/2 stream that may be under way to us.
    public static let streamWindowBytes = 1 << 20
    /// Bytes of all streams of an HTTP/2 connection that may be under way to us.
    public static let connectionWindowBytes = 4 << 20
    /// Bytes of a refused body that are passed over: twice the largest that any resource reads.
    public static let passedOverBytesMax = 2 * submissionBytesMax

    /// Time for a whole request head: slow links make it, slow attackers do not.
    public static let headerTimeout = Duration.seconds(10)
    /// Time that a kept-alive connection may be silent between requests.
    public static let idleTimeout = Duration.seconds(75)
    /// Grace before the rate of a body counts.
    public static let bodyGrace = Duration.seconds(10)
    /// Bytes a second that a body must make on average once the grace is over.
    public static let bodyBytesPerSecondMin = 500
    /// Time in which a client must take at least one byte of what waits for it.
    public static let writeStallTimeout = Duration.seconds(30)
    /// Time to answer where a handler asks for no other.
    public static let requestTimeout = Duration.seconds(10)
    /// Time for an HTTP/2 client to end a body whose request is refused.
    public static let refusalGrace = Duration.seconds(10)
    /// Time to read what a client still sends after our end, so that it gets our last bytes
    /// instead of a reset.
    public static let lingerTimeout = Duration.seconds(5)
    /// Silence after which a WebSocket is pinged; under the half minute that proxies allow.
    public static let pingInterval = Duration.seconds(27)
    /// Silence after a ping that proves the other end dead.
    public static let pongTimeout = Duration.seconds(30)
    /// Time for the other end to answer a close frame.
    public static let closeTimeout = Duration.seconds(5)
}
