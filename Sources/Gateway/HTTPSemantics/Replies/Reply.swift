// SPDX-License-Identifier: MIT

/// How a handler answers a request.
///
/// Handlers run on a reactor's thread and return at once. What takes longer is `later`, from
/// any thread; what goes on is a stream, which the reactor pulls.
public enum Reply: Sendable {
    /// A whole answer, now.
    case now(HTTPResponse)
    /// An answer from elsewhere, at the latest after `deadline`; the limits' request timeout
    /// when `nil`. The closure runs on the reactor at once and must only hand the reply on.
    case later(deadline: Duration? = nil, @Sendable (DeferredReply) -> Void)
    /// An answer whose body comes in pieces.
    case stream(StreamReply)
    /// A WebSocket, if the request is a proper handshake for one.
    case webSocket(WebSocketReply)

    /// A refusal, now.
    public static func problem(_ problem: Problem) -> Reply { .now(problem.response) }

    /// The same reply with every whole answer passed through `change`, whenever it comes.
    ///
    /// The head of a stream passes too, as an answer without a body.
    public func mapResponse(
        _ change: @escaping @Sendable (HTTPResponse) -> HTTPResponse
    ) -> Reply {
        switch self {
        case .now(let response): return .now(change(response))
        case .stream(let stream): return .stream(stream.mapHead(change))
        case .webSocket: return self
        case .later(let deadline, let begin):
            return .later(deadline: deadline) { outer in
                let inner = DeferredReply { answer in
                    switch answer {
                    case .response(let response): outer.send(change(response))
                    case .stream(let stream): outer.send(stream.mapHead(change))
                    }
                }
                outer.onCancel { inner.cancel() }
                outer.onTimeout { change(inner.changedForTimeout($0)) }
                begin(inner)
            }
        }
    }
}

/// The offer of a WebSocket.
public struct WebSocketReply: Sendable {
    /// The subprotocols that are spoken, best first; the client must name one of them.
    public let subprotocols: [String]
    /// Makes the session once the handshake is done, from the chosen subprotocol.
    public let open: @Sendable (_ subprotocol: String) -> any StreamSession

    /// Offers a WebSocket.
    public init(
        subprotocols: [String],
        open: @escaping @Sendable (_ subprotocol: String) -> any StreamSession
    ) {
        self.subprotocols = subprotocols
        self.open = open
    }
}
