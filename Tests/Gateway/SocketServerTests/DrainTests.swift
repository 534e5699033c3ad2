// SPDX-License-Identifier: MIT

import Foundation
import HTTPSemantics
import SocketServer
import Synchronization
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct DrainTests {
    private func server(
        _ handler: @escaping @Sendable (HTTPRequest) -> Reply
    ) throws -> (SocketServer, UInt16) {
        var configuration = ServerConfiguration()
        configuration.reactorCount = 2
        let server = SocketServer(configuration: configuration, handler: handler)
        return (server, try server.start())
    }

    @Test func `idle connections end at once`() async throws {
        let (server, port) = try server { _ in .now(.text("ok")) }
        let clients = try (0..<20).map { _ in try TestClient(port: port) }
        for client in clients {
            client.send(get("/"))
            _ = try client.response()
        }
        let start = ContinuousClock.now
        await closing(clients) { await server.shutDown(within: .seconds(20)) }
        #expect(start.duration(to: .now) < .seconds(10))
        #expect(server.connectionCount == 0)
        #expect(throws: TestClient.Failure.self) { try TestClient(port: port) }
    }

    @Test func `an answer under way is finished first`() async throws {
        let kept = Mutex<DeferredReply?>(nil)
        let (server, port) = try server { _ in
            .later { reply in kept.withLock { $0 = reply } }
        }
        let client = try TestClient(port: port)
        client.send(get("/"))
        for _ in 0..<1_000 where kept.withLock({ $0 == nil }) { usleep(2_000) }
        server.beginShutDown(within: .seconds(20))
        usleep(50_000)
        kept.withLock { _ = $0?.send(.text("last words")) }
        let answer = try client.response()
        #expect(answer.contains("connection: close\r\n") && answer.hasSuffix("last words"))
        await closing([client]) { await server.shutDown() }
    }

    @Test func `what does not end is cut off at the deadline`() async throws {
        let cancelled = Atomic(false)
        let (server, port) = try server { _ in
            .later(deadline: .seconds(60)) { reply in
                reply.onCancel { cancelled.store(true, ordering: .relaxed) }
            }
        }
        let client = try TestClient(port: port)
        client.send(get("/"))
        usleep(50_000)
        await server.shutDown(within: .milliseconds(100))
        #expect(client.rest() == "" && cancelled.load(ordering: .relaxed))
    }

    @Test func `WebSockets are closed with 1001`() async throws {
        let log = SharedLog()
        let (server, port) = try server { _ in
            .webSocket(WebSocketReply(subprotocols: ["a"]) { _ in LogSession(log) })
        }
        let client = try TestClient(port: port)
        client.send(
            get(
                "/",
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Sec-WebSocket-Protocol: a"
            )
        )
        _ = try client.text { $0.hasSuffix("\r\n\r\n") }
        server.beginShutDown(within: .seconds(20))
        while client.received.count < 4 && client.receive() {}
        #expect(client.received.starts(with: [0x88, 15, 0x03, 0xE9]))
        client.send([0x88, 0x80, 0, 0, 0, 0])
        await closing([client]) { await server.shutDown() }
    }

    @Test func `a server starts once, and never on an address that is not ours`() throws {
        let (server, _) = try server { _ in .now(HTTPResponse(200)) }
        #expect(throws: ServerError.alreadyStarted) { try server.start() }
        server.beginShutDown()
        var configuration = ServerConfiguration()
        configuration.host = "203.0.113.1"
        let stranger = SocketServer(configuration: configuration) { _ in .now(HTTPResponse(200)) }
        #expect(throws: ServerError.self) { try stranger.start() }
    }

    @Test func `a port that somebody listens on is not shared with a second server`() async throws {
        let (first, port) = try server { _ in .now(.text("first")) }
        var configuration = ServerConfiguration()
        configuration.port = port
        let second = SocketServer(configuration: configuration) { _ in .now(.text("second")) }
        let expected = ServerError.cannotListen(host: "127.0.0.1", port: port, errno: EADDRINUSE)
        #expect(throws: expected) { try second.start() }
        let client = try TestClient(port: port)
        client.send(get("/"))
        #expect(try client.response().hasSuffix("first"))
        await closing([client]) { await first.shutDown() }
    }

    /// Reads every client to its end, as clients do, while the server shuts down.
    private func closing(_ clients: [TestClient], _ body: () async -> Void) async {
        for client in clients { shutdown(client.descriptor, Int32(SHUT_WR)) }
        await body()
    }
}
