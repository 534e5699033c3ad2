// SPDX-License-Identifier: MIT

public import HTTPSemantics
public import ProtocolTypes

/// What a node says of itself, and the bounds of its interface.
public struct NodeAPIConfiguration: Sendable {
    /// The version of the program, as told in `Miden-Version`.
    public var version = "0.15.0"
    /// The name of the network, as pages show it.
    public var networkName = "devnet"
    /// The network whose addresses are written.
    public var network = NetworkID.devnet
    /// The key of page cursors: cursors of another key are refused, so replicas share one.
    public var cursorKey: [UInt8]
    /// Browsers' origins that may open WebSockets, besides the node's own.
    public var webSocketOrigins: Set<String> = []
    /// The bounds of the interface.
    public var limits = NodeAPILimits()
    /// The monotonic clock.
    public var clock: @Sendable () -> Moment
    /// Seconds since 1970, for ages.
    public var unixSeconds: @Sendable () -> UInt64

    /// The documented values, with a cursor key drawn by chance.
    public init() {
        cursorKey = (0..<32).map { _ in .random(in: 0...255) }
        let start = ContinuousClock.now
        clock = { Moment(nanoseconds: 0).advanced(by: ContinuousClock.now - start) }
        unixSeconds = { SystemTime.unixSeconds }
    }
}
