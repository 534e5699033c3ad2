// SPDX-License-Identifier: MIT

/// The versions of the protocol that are spoken here.
public enum HTTPVersion: Sendable, Hashable {
    /// HTTP/1.0, which has no chunks and closes by default.
    case http10
    /// HTTP/1.1.
    case http11
    /// HTTP/2.
    case http2
}

/// A whole request, body included.
public struct HTTPRequest: Sendable {
    /// The method.
    public var method: HTTPMethod
    /// The path and query.
    public var target: RequestTarget
    /// The version it came by.
    public var version: HTTPVersion
    /// The header fields; over HTTP/2 `:authority` appears as `host`.
    public var fields: HTTPFields
    /// The body, decoded from chunks; empty when there is none.
    public var body: [UInt8]
    /// Who sent it.
    public var peer: PeerAddress
    /// Keeps the body booked for as long as some copy of the request is there.
    public var bodyHold: BodyHold?

    /// Puts a request together.
    public init(
        method: HTTPMethod,
        target: RequestTarget,
        version: HTTPVersion = .http11,
        fields: HTTPFields = [:],
        body: [UInt8] = [],
        peer: PeerAddress = PeerAddress(host: "127.0.0.1", port: 0)
    ) {
        self.method = method
        self.target = target
        self.version = version
        self.fields = fields
        self.body = body
        self.peer = peer
    }

    /// The media type of the body, without parameters and in lower case.
    public var contentType: String? {
        fields["content-type"].flatMap { MediaType($0) }.map { "\($0.type)/\($0.subtype)" }
    }
}
