// SPDX-License-Identifier: MIT

public import HTTPSemantics

/// Times and limits of HTTP/2 connections that tests and operators may change.
public struct HTTP2Configuration: Sendable {
    /// Time for a request's head.
    public var headerTimeout = HTTPLimits.headerTimeout
    /// Time without any stream.
    public var idleTimeout = HTTPLimits.idleTimeout
    /// Time before the rate of a body counts.
    public var bodyGrace = HTTPLimits.bodyGrace
    /// The least rate of a body.
    public var bodyBytesPerSecondMin = HTTPLimits.bodyBytesPerSecondMin
    /// Time in which a client must let at least one byte of a waiting body through.
    public var windowStallTimeout = HTTPLimits.writeStallTimeout
    /// Streams at once.
    public var streamsMax = HTTPLimits.streamsMax
    /// Bytes of request bodies in memory at once, over all streams, until each is answered.
    public var bodyBytesTotalMax = HTTPLimits.connectionBodyBytesMax
    /// Where bodies are booked that all connections have in memory; nowhere when `nil`.
    public var bodyBudget: BodyBudget?
    /// The most bytes a body may have.
    public var bodyLimit: @Sendable (HTTPMethod, RequestTarget) -> Int = { _, _ in
        HTTPLimits.bodyBytesMax
    }
    /// Adds to refusals, which no handler has seen, what all answers have.
    public var refusalDecoration: @Sendable (HTTPResponse) -> HTTPResponse = { $0 }

    /// Resets that a client may send in a burst, and each second after it: many more are an
    /// attack that makes work and takes it back.
    static let resetBurst: UInt64 = 1_000
    static let resetsPerSecond: UInt64 = 33
    /// Continuations of one header block: at the largest head there are two.
    static let continuationsMax = 8
    /// Settings in one frame; there are fewer than ten kinds.
    static let settingsMax = 32
    /// Answers to pings and settings that may wait to be sent.
    static let acknowledgementsMax = 1_000
    /// Bytes of one stream that may be under way to us.
    static let streamWindowBytes: UInt32 = 1 << 20
    /// Bytes of all streams that may be under way to us.
    static let connectionWindowBytes: Int32 = 4 << 20
    /// Time for a client to end a body whose request is refused.
    static let refusalGrace = Duration.seconds(10)
    /// Bytes of such a body that are passed over: twice the largest body that any resource reads.
    static let passedOverBytesMax = 2 * HTTPLimits.submissionBytesMax
    /// Ranges of skipped stream ids that are remembered.
    static let skippedRangesMax = 64

    /// The limits as documented.
    public init() {}
}
