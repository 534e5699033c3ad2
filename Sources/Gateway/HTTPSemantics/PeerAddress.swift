// SPDX-License-Identifier: MIT

/// The other end of a connection.
public struct PeerAddress: Sendable, Hashable, CustomStringConvertible {
    /// The address in text, without brackets.
    public let host: String
    /// The port.
    public let port: UInt16

    /// Names an end.
    public init(host: String, port: UInt16) {
        self.host = host
        self.port = port
    }

    /// `host:port`, with brackets around an IPv6 host.
    public var description: String {
        host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
}
