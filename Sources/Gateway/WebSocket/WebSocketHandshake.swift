// SPDX-License-Identifier: MIT

public import HTTPSemantics
internal import JSONText

/// The opening handshake of RFC 6455, section 4.2.
public enum WebSocketHandshake {
    /// Why there is no WebSocket.
    public enum Refusal: Error, Equatable, Sendable {
        /// The request is not a GET of HTTP/1.1 that asks for an upgrade to `websocket`.
        case notAnUpgrade
        /// The version is not 13.
        case unsupportedVersion
        /// The key is not one field of 16 bytes in base64.
        case malformedKey
        /// No subprotocol of the client is spoken.
        case noCommonSubprotocol(spoken: [String])

        /// The problem that tells it.
        public var problem: Problem {
            switch self {
            case .notAnUpgrade:
                return Problem(.websocketRefused, "the request does not ask for a WebSocket")
            case .unsupportedVersion:
                var problem = Problem(.websocketRefused, "only version 13 is spoken")
                problem.fields["sec-websocket-version"] = "13"
                return problem
            case .malformedKey:
                return Problem(.websocketRefused, "Sec-WebSocket-Key is malformed")
            case .noCommonSubprotocol(let spoken):
                return Problem(.websocketRefused, "no subprotocol in common")
                    .with("subprotocols") { $0.array(spoken) { $0.string($1) } }
            }
        }
    }

    /// Accepts a handshake.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - subprotocols: What is spoken, best first.
    /// - Returns: The head of the answer and the chosen subprotocol.
    /// - Throws: ``Refusal``.
    public static func accept(
        _ request: HTTPRequest,
        subprotocols: [String]
    ) throws(Refusal) -> (response: HTTPResponse, subprotocol: String) {
        let fields = request.fields
        guard request.method == .get, request.version == .http11,
            fields.contains("websocket", in: "upgrade"),
            fields.contains("upgrade", in: "connection")
        else { throw .notAnUpgrade }
        guard fields.values(of: "sec-websocket-version") == ["13"] else {
            throw .unsupportedVersion
        }
        let keys = fields.values(of: "sec-websocket-key")
        guard keys.count == 1, Base64.decode(Array(keys[0].utf8))?.count == 16 else {
            throw .malformedKey
        }
        let wanted = fields.list("sec-websocket-protocol")
        guard let chosen = subprotocols.first(where: wanted.contains) else {
            throw .noCommonSubprotocol(spoken: subprotocols)
        }
        let response = HTTPResponse(
            101,
            fields: [
                "upgrade": "websocket",
                "sec-websocket-accept": acceptKey(for: keys[0]),
                "sec-websocket-protocol": chosen,
            ]
        )
        return (response, chosen)
    }

    /// The answer to a client's key.
    public static func acceptKey(for key: String) -> String {
        let text = key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
        return String(decoding: Base64.encode(SHA1.digest(Array(text.utf8))), as: UTF8.self)
    }
}
