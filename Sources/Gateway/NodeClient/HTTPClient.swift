// SPDX-License-Identifier: MIT

internal import Dispatch
public import HTTPSemantics
internal import Synchronization

/// Asks one server over HTTP/1.1, one request after another, on a thread of its own.
///
/// Each request has its own connection: they are few and large, and none fails because a
/// connection had gone stale.
public final class HTTPClient: Sendable {
    /// Requests that may wait for those before them.
    public static let waitingMax = 16

    private let host: String
    private let port: UInt16
    private let queue: DispatchQueue
    private let waiting = Mutex(0)

    /// A client of a server, which need not run yet.
    ///
    /// - Parameters:
    ///   - host: A name or numeric address.
    ///   - port: The port.
    public init(host: String, port: UInt16) {
        self.host = host
        self.port = port
        queue = DispatchQueue(label: "client.\(host):\(port)")
    }

    /// Sends a request and waits for its answer.
    ///
    /// - Parameters:
    ///   - method: The method; not HEAD.
    ///   - path: Path and query.
    ///   - body: The body; empty for none.
    ///   - contentType: What the body is.
    ///   - bodyBytesMax: The most bytes of the answer's body.
    ///   - timeout: The time for all of it, once it is this request's turn.
    /// - Returns: The answer, whatever its status.
    /// - Throws: ``HTTPClientError``.
    public func send(
        _ method: HTTPMethod,
        _ path: String,
        body: [UInt8] = [],
        contentType: String = "application/octet-stream",
        bodyBytesMax: Int = HTTPLimits.bodyBytesMax,
        timeout: Duration
    ) async throws(HTTPClientError) -> HTTPResponse {
        let isTaken = waiting.withLock { waiting in
            guard waiting < Self.waitingMax else { return false }
            waiting += 1
            return true
        }
        guard isTaken else { throw .busy }
        var head = "\(method.name) \(path) HTTP/1.1\r\nhost: \(host):\(port)\r\n"
        head += "connection: close\r\n"
        if !body.isEmpty || method == .post {
            head += "content-type: \(contentType)\r\ncontent-length: \(body.count)\r\n"
        }
        let bytes = Array((head + "\r\n").utf8) + body
        let result = await withCheckedContinuation { continuation in
            queue.async { [self] in
                let result = Result { () throws(HTTPClientError) in
                    let exchange = try SocketExchange(host: host, port: port, timeout: timeout)
                    return try exchange.run(bytes, bodyBytesMax: bodyBytesMax)
                }
                waiting.withLock { $0 -= 1 }
                continuation.resume(returning: result)
            }
        }
        return try result.get()
    }
}
