// SPDX-License-Identifier: MIT

public import HTTP1
public import HTTP2
public import HTTPSemantics
public import TLS
public import WebSocket

/// How a server listens and what it bears.
public struct ServerConfiguration: Sendable {
    /// The numeric address to listen on.
    public var host = "127.0.0.1"
    /// The port; 0 lets the kernel choose.
    public var port: UInt16 = 0
    /// Certificate and key; without them the port speaks plainly.
    public var tls: TLSContext?
    /// Threads that serve connections; one a core when `nil`.
    public var reactorCount: Int?
    /// Connections at once; more are answered 503 and closed.
    public var connectionsMax = HTTPLimits.connectionsMax
    /// Connections that the kernel keeps waiting to be accepted.
    public var backlog = Int32(HTTPLimits.acceptBacklog)
    /// Time to answer where a handler asks for no other.
    public var requestTimeout = HTTPLimits.requestTimeout
    /// Time in which a client must take some of what waits for it.
    public var writeStallTimeout = HTTPLimits.writeStallTimeout
    /// The most bytes a request's body may have; a route table knows it for its routes.
    public var bodyLimit: HTTP1Parser.BodyLimit = { _, _ in HTTPLimits.bodyBytesMax } {
        didSet {
            http1.bodyLimit = bodyLimit
            http2.bodyLimit = bodyLimit
        }
    }
    /// Where the bodies of all connections are booked; listeners of one process share it.
    public var bodyBudget = BodyBudget() {
        didSet { shareBudget() }
    }
    /// Adds to refusals, which no handler has seen, what all answers have.
    public var refusalDecoration: @Sendable (HTTPResponse) -> HTTPResponse = { $0 } {
        didSet {
            http1.refusalDecoration = refusalDecoration
            http2.refusalDecoration = refusalDecoration
        }
    }
    /// Times and limits of HTTP/1.
    public var http1 = HTTP1Connection.Configuration()
    /// Times and limits of HTTP/2.
    public var http2 = HTTP2Configuration()
    /// Times and limits of WebSockets.
    public var webSocket = WebSocketConnection.Configuration()

    /// The limits as documented, on a loopback port of the kernel's choice.
    public init() { shareBudget() }

    private mutating func shareBudget() {
        http1.bodyBudget = bodyBudget
        http2.bodyBudget = bodyBudget
    }
}

/// Why a server does not start.
public enum ServerError: Error, Equatable, Sendable {
    /// The address cannot be listened on.
    case cannotListen(host: String, port: UInt16, errno: Int32)
    /// The kernel gives no descriptor or thread.
    case outOfResources(errno: Int32)
    /// The server was started before.
    case alreadyStarted
}
