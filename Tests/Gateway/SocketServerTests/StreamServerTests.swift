// SPDX-License-Identifier: MIT

import Foundation
import HTTPSemantics
import SocketServer
import Synchronization
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct StreamServerTests {
    private let log = SharedLog()
    private static let handshake = get(
        "/ws",
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Protocol: miden.v1.json"
    )

    /// A handler that offers the log as a body and as a WebSocket.
    private func handler(
        _ sessions: SessionList
    ) -> @Sendable (HTTPRequest) -> Reply {
        let log = log
        return { request in
            let session = LogSession(log)
            sessions.all.withLock { $0.append(session) }
            if request.target.raw == "/ws" {
                return .webSocket(
                    WebSocketReply(subprotocols: ["miden.v1.json"]) { _ in session }
                )
            }
            let head = HTTPResponse(200, fields: ["content-type": "text/event-stream"])
            return .stream(StreamReply(head, session: session))
        }
    }

    final class SessionList: Sendable {
        let all = Mutex<[LogSession]>([])

        var allAreClosed: Bool {
            all.withLock { $0.allSatisfy { $0.closedCount.load(ordering: .relaxed) == 1 } }
        }
    }

    @Test func `pieces arrive as they come and the body ends with the session`() async throws {
        let sessions = SessionList()
        try await withServer(handler: handler(sessions)) { _, port in
            let client = try TestClient(port: port)
            log.append(Array("one".utf8))
            client.send(get("/events"))
            _ = try client.text { $0.hasSuffix("3\r\none\r\n") }
            for text in ["two", "three"] {
                log.append(Array(text.utf8))
                _ = try client.text { $0.hasSuffix("\r\n\(text)\r\n") }
            }
            log.end()
            _ = try client.text { $0.hasSuffix("0\r\n\r\n") }
            #expect(sessions.allAreClosed)
        }
    }

    @Test func `a slow reader loses nothing, and the log is not copied for it`() async throws {
        let sessions = SessionList()
        try await withServer(handler: handler(sessions)) { _, port in
            let client = try TestClient(port: port, receiveBufferBytes: 32_768)
            client.send(get("/events"))
            let piece = [UInt8](repeating: 0x61, count: 50_000)
            for _ in 0..<200 { log.append(piece) }
            usleep(50_000)
            let session = try #require(sessions.all.withLock { $0.first })
            #expect(session.cursor.load(ordering: .relaxed) < 200)
            log.end()
            let bytes = try client.bytes(untilSuffix: "\r\n0\r\n\r\n")
            #expect(bytes.count { $0 == 0x61 } >= 10_000_000)
        }
    }

    @Test func `a WebSocket speaks both ways and closes with the session's code`() async throws {
        let sessions = SessionList()
        try await withServer(handler: handler(sessions)) { _, port in
            let client = try TestClient(port: port)
            client.send(StreamServerTests.handshake)
            let head = try client.text { $0.hasSuffix("\r\n\r\n") }
            #expect(head.contains("sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"))
            #expect(head.contains("sec-websocket-protocol: miden.v1.json\r\n"))
            client.send([0x81, 0x82, 0, 0, 0, 0, 0x68, 0x69])
            _ = try client.text { $0.hasSuffix("\u{2}hi") }
            log.end()
            while client.received.count < 10 && client.receive() {}
            #expect(client.received == [0x88, 8, 0x11, 0x38] + Array("resume".utf8))
            client.send([0x88, 0x80, 0, 0, 0, 0])
            #expect(client.rest() != nil && sessions.allAreClosed)
        }
    }

    @Test func `a ping and a close do not wait for a session that always has more`() async throws {
        let handler: @Sendable (HTTPRequest) -> Reply = { _ in
            .webSocket(WebSocketReply(subprotocols: ["miden.v1.json"]) { _ in EndlessSession() })
        }
        try await withServer(handler: handler) { _, port in
            let client = try TestClient(port: port)
            client.send(StreamServerTests.handshake)
            client.send([0x89, 0x82, 0, 0, 0, 0, 0x68, 0x69])
            var reader = ServerFrames(client)
            #expect(try reader.next { $0.head == 0x8A }.payload == [0x68, 0x69])
            client.send([0x88, 0x82, 0, 0, 0, 0, 0x03, 0xE8])
            #expect(try reader.next { $0.head == 0x88 }.payload == [0x03, 0xE8])
        }
    }

    @Test func `a hundred WebSockets get every entry`() async throws {
        let sessions = SessionList()
        try await withServer(handler: handler(sessions)) { _, port in
            let clients = try (0..<100).map { _ in try TestClient(port: port) }
            for client in clients { client.send(StreamServerTests.handshake) }
            for client in clients { _ = try client.text { $0.hasSuffix("\r\n\r\n") } }
            for index in 0..<50 { log.append(Array("entry \(index)".utf8)) }
            for client in clients {
                let text = try client.text { $0.hasSuffix("entry 49") }
                #expect(text.split(separator: "entry").count == 51)
            }
        }
    }

    @Test func `a handshake without a common subprotocol is refused`() async throws {
        let sessions = SessionList()
        try await withServer(handler: handler(sessions)) { _, port in
            let client = try TestClient(port: port)
            client.send(StreamServerTests.handshake.replacing("v1.json", with: "v9.json"))
            let answer = try client.response()
            #expect(answer.hasPrefix("HTTP/1.1 400 ") && answer.contains("websocket_refused"))
            client.send(get("/ws"))
            #expect(try client.response().hasPrefix("HTTP/1.1 400 "))
        }
    }

    @Test func `a client that goes away closes its session`() async throws {
        let sessions = SessionList()
        try await withServer(handler: handler(sessions)) { server, port in
            do {
                let client = try TestClient(port: port)
                client.send(get("/events"))
                _ = try client.text { $0.hasSuffix("\r\n\r\n") }
            }
            for _ in 0..<1_000 where server.connectionCount > 0 { usleep(5_000) }
            #expect(server.connectionCount == 0 && sessions.allAreClosed)
        }
    }
}
