// SPDX-License-Identifier: MIT

internal import HTTPSemantics

/// What a driver knows of the connection that it drives.
protocol WireConnection: AnyObject {
    var id: UInt64 { get }
    var peer: PeerAddress { get }
    var reactor: any ConnectionHost { get }
    /// Whether the protocol is still at work.
    var isServing: Bool { get }
    /// The protocol; a driver may put another in its own place.
    var driver: (any WireDriver)? { get set }

    /// Queues bytes to be sent.
    func send(_ bytes: [UInt8])
    /// Whether more output is welcome; when it is not, the driver is called once it is.
    func hasRoom() -> Bool
    /// Closes once everything is sent.
    func finish()
}
