// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import NodeInterfaces
internal import Routing

/// `GET /v1/ws`: a WebSocket for any number of channels.
enum OpenSocket {
    static func route(_ node: NodeContext) -> Route {
        Route(
            .get,
            "/v1/ws",
            id: "openSocket",
            tag: "Streams",
            summary: "Opens a WebSocket.",
            description: "Subprotocols miden.v1.json and miden.v1.bin. The client sends "
                + "{\"op\":\"subscribe\",\"id\":\"a\",\"channel\":\"blocks\",\"from\":0}; "
                + "channels are blocks (encoding json, raw or header), transactions (account or "
                + "transaction), notes (tag), nullifiers (prefix), mempool and status.",
            answers: [Route.Answer(101, "The connection is a WebSocket.")],
            problems: ProblemKind.common + [.websocketRefused, .originRefused],
            handler: node.replying { routed in
                try checkOrigin(routed.request, node.configuration)
                let seat = try node.seat(.webSocket)
                let protocols = [SocketMessage.jsonProtocol, SocketMessage.binaryProtocol]
                return .webSocket(
                    WebSocketReply(subprotocols: protocols) { chosen in
                        node.mempool.refresh { node.feed.wakes.send() }
                        return SocketSession(
                            isBinary: chosen == SocketMessage.binaryProtocol,
                            source: ChainChannels(node),
                            feed: node.feed,
                            seat: seat,
                            configuration: node.configuration
                        )
                    }
                )
            }
        )
    }

    /// Browsers open WebSockets for any page, so the page's origin is looked at here.
    private static func checkOrigin(
        _ request: HTTPRequest,
        _ configuration: NodeAPIConfiguration
    ) throws(Problem) {
        guard let origin = request.fields["origin"] else { return }
        if configuration.webSocketOrigins.contains(origin) { return }
        let host = request.fields["host"] ?? ""
        if origin == "http://\(host)" || origin == "https://\(host)" { return }
        throw Problem(.originRefused, "pages of \(origin.prefix(128)) may not open WebSockets here")
    }
}
