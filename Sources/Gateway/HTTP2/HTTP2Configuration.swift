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

    /// Resets that a client may send in a burst.
    public var resetBurst = UInt64(HTTPLimits.streamResetBurstMax)
    /// Resets that a client may send each second after the burst.
    public var resetsPerSecond = UInt64(HTTPLimits.streamResetsPerSecondMax)
    /// Continuations of one header block.
    public var continuationsMax = HTTPLimits.headerContinuationsMax
    /// Settings in one frame.
    public var settingsMax = HTTPLimits.settingsPerFrameMax
    /// Answers to pings and settings that may wait to be sent.
    public var acknowledgementsMax = HTTPLimits.acknowledgementsMax

    /// The limits as documented.
    public init() {}
}
