// SPDX-License-Identifier: MIT

/// The server's end of a stream: a WebSocket, an event stream, or any body in pieces.
///
/// The reactor pulls: it calls ``nextChunk()`` whenever the client can take more, so a slow client
/// costs a cursor and no queue. All calls come from one reactor thread and must not block; only
/// the waker is for other threads.
public protocol StreamSession: AnyObject, Sendable {
    /// The stream is open; `waker` makes the reactor pull again after a `nil`.
    func opened(_ waker: StreamWaker)

    /// The next piece; `nil` when there is none now.
    ///
    /// Bytes are shared, not copied, so sessions may all return the same encoded piece.
    func nextChunk() -> StreamChunk?

    /// A message of the client; WebSocket only.
    func received(_ message: InboundMessage)

    /// The last words of a WebSocket whose server ends; `finish` is the last of them.
    func lastChunks() -> [StreamChunk]

    /// The stream is over, by whichever end; called once, after everything else.
    func closed()
}

extension StreamSession {
    /// Passes over messages, as streams of one direction do.
    public func received(_ message: InboundMessage) {}

    /// Says that the server ends and nothing more.
    public func lastChunks() -> [StreamChunk] {
        [.finish(StreamEnding(code: 1001, reason: "shutting down"))]
    }

    /// Does nothing.
    public func closed() {}
}

/// One piece of a stream.
public enum StreamChunk: Sendable, Equatable {
    /// A text message of a WebSocket, UTF-8; a piece of any other body.
    case text([UInt8])
    /// A binary message of a WebSocket; a piece of any other body.
    case binary([UInt8])
    /// Nothing more follows.
    case finish(StreamEnding)
}

/// How a stream ends.
public struct StreamEnding: Sendable, Equatable {
    /// The close code of a WebSocket.
    public let code: UInt16
    /// The close reason of a WebSocket, at most 123 bytes of UTF-8; cut there when longer.
    public let reason: String
    /// Trailer fields of a body over HTTP/2.
    public let trailers: HTTPFields

    /// Ends a stream; 1000 is the regular end.
    public init(code: UInt16 = 1000, reason: String = "", trailers: HTTPFields = [:]) {
        self.code = code
        self.reason = reason
        self.trailers = trailers
    }
}

/// A message from a WebSocket's client.
public enum InboundMessage: Sendable, Equatable {
    /// Text, checked to be UTF-8.
    case text(String)
    /// Bytes.
    case binary([UInt8])
}
