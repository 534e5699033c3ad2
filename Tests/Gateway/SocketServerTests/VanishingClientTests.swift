// SPDX-License-Identifier: MIT

import Foundation
import HTTPSemantics
import SocketServer
import Synchronization
import TestSupport
import Testing

/// Every kind of reply, and a list of what was promised.
private final class ReplyMaker: Sendable {
    let log = SharedLog()
    let owed = Mutex<[DeferredReply]>([])
    let sessions = Mutex<[LogSession]>([])

    func reply(to request: HTTPRequest) -> Reply {
        switch request.target.raw {
        case "/later":
            // Who ends its direction only is waited for until then.
            return .later(deadline: .seconds(1)) { reply in
                self.owed.withLock { $0.append(reply) }
            }
        case "/events": return .stream(StreamReply(HTTPResponse(200), session: session()))
        case "/ws":
            return .webSocket(WebSocketReply(subprotocols: ["a"]) { _ in self.session() })
        case "/large": return .now(.bytes([UInt8](repeating: 1, count: 1 << 20)))
        default: return .now(.text("ok"))
        }
    }

    private func session() -> LogSession {
        let session = LogSession(log)
        sessions.withLock { $0.append(session) }
        return session
    }
}

/// Clients that stop at any byte and go away in any manner leave nothing behind.
@Suite(.timeLimit(.minutes(2))) struct VanishingClientTests {
    private static let http2 =
        Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8) + [0, 0, 0, 4, 0, 0, 0, 0, 0]
        + [0, 0, 6, 1, 5, 0, 0, 0, 1, 0x82, 0x86, 0x84, 0x41, 0x01, 0x61]
    private static let webSocket = get(
        "/ws",
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Protocol: a"
    )

    @Test(arguments: UInt64(0)..<4)
    func `whatever a client does before it goes, nothing is left`(seed: UInt64) async throws {
        let maker = ReplyMaker()
        try await withServer(handler: { maker.reply(to: $0) }) { server, port in
            try vanish(seed: seed, port: port, log: maker.log)
            for _ in 0..<5_000 where server.connectionCount > 0 { usleep(2_000) }
            #expect(server.connectionCount == 0)
            #expect(maker.owed.withLock { $0.allSatisfy(\.isCancelled) })
            let areClosed = maker.sessions.withLock { sessions in
                sessions.allSatisfy { $0.closedCount.load(ordering: .relaxed) == 1 }
            }
            #expect(areClosed)
            let last = try TestClient(port: port)
            last.send(get("/"))
            #expect(try last.response().hasSuffix("ok"))
        }
    }

    private func vanish(seed: UInt64, port: UInt16, log: SharedLog) throws {
        var generator = SeededGenerator(seed: seed)
        let openings = [
            Array((get("/later") + get("/")).utf8), Array(get("/events").utf8),
            Array((get("/large") + get("/large") + get("/large")).utf8),
            Array(VanishingClientTests.webSocket.utf8) + [0x81, 0x82, 0, 0, 0, 0, 0x68, 0x69],
            VanishingClientTests.http2,
        ]
        for round in 0..<120 {
            let client = try TestClient(port: port)
            var bytes = openings[Int(generator.next() % UInt64(openings.count))]
            if generator.next() % 3 == 0 {
                bytes.removeLast(Int(generator.next() % UInt64(bytes.count)))
            }
            client.send(bytes)
            if generator.next() % 2 == 0 { usleep(UInt32(generator.next() % 3_000)) }
            if generator.next() % 2 == 0 {
                client.resetsAtEnd()
            }
            if round % 10 == 0 { log.append(generator.bytes(1_000)) }
        }
    }
}
