// SPDX-License-Identifier: MIT

public import HTTPSemantics
public import NodeInterfaces
public import ProtocolTypes
public import Routing

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
    /// Who may ask, from where, and how often.
    public var access = AccessPolicy()
    /// The same for the admin listener.
    public var adminAccess = AccessPolicy()
    /// The bounds of the interface.
    public var limits = NodeAPILimits()
    /// Bounds of the roles behind the interface, told beside its own.
    public var furtherLimits: [StatedLimit] = []
    /// Numbers of the roles behind the interface, told beside its own.
    public var furtherMetrics: @Sendable () -> [StatedMetric] = { [] }
    /// The age of the latest block beyond which the node is not ready; any age by default.
    public var tipAgeMax: Duration?
    /// What else must hold before the node is ready.
    public var readinessChecks: [ReadinessCheck] = []
    /// Makes blocks for the operator; by default there is nobody who does.
    public var blockMaker: (any BlockMaker)?
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
