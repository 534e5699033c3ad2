// SPDX-License-Identifier: MIT

import Foundation
import HTTPSemantics
import SocketServer
import Synchronization
import TestSupport
import Testing

/// HTTP/2 on the port of HTTP/1, with frames written by hand.
@Suite(.timeLimit(.minutes(1))) struct HTTP2ServerTests {
    private struct Frame: Equatable {
        let type: UInt8
        let flags: UInt8
        let stream: UInt32
        let payload: [UInt8]
    }

    private static let opening =
        Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8) + bytes(type: 4, flags: 0, stream: 0, [])

    private static func bytes(
        type: UInt8,
        flags: UInt8,
        stream: UInt8,
        _ payload: [UInt8]
    ) -> [UInt8] {
        [0, UInt8(payload.count >> 8), UInt8(payload.count & 0xFF), type, flags, 0, 0, 0, stream]
            + payload
    }

    /// A GET whose path is a literal, so that every test can have its own.
    private static func get(_ path: String, stream: UInt8) -> [UInt8] {
        let block =
            [0x82, 0x86, 0x04, UInt8(path.utf8.count)] + Array(path.utf8) + [0x41, 0x01, 0x61]
        return bytes(type: 1, flags: 5, stream: stream, block)
    }

    /// Reads frames until one satisfies `condition`, and gives all so far.
    private func frames(
        _ client: TestClient,
        until condition: (Frame) -> Bool
    ) throws -> [Frame] {
        while true {
            var (frames, rest): ([Frame], ArraySlice<UInt8>) = ([], client.received[...])
            while rest.count >= 9 {
                let head = Array(rest.prefix(9))
                let length = head[..<3].reduce(0) { $0 << 8 | Int($1) }
                guard rest.count >= 9 + length else { break }
                frames.append(
                    Frame(
                        type: head[3],
                        flags: head[4],
                        stream: head[5...].reduce(0) { $0 << 8 | UInt32($1) },
                        payload: Array(rest.dropFirst(9).prefix(length))
                    )
                )
                rest = rest.dropFirst(9 + length)
            }
            if frames.contains(where: condition) { return frames }
            guard client.receive() else { throw TestClient.Failure.closed("\(frames)") }
        }
    }

    private func body(_ frames: [Frame], _ stream: UInt32) -> String {
        let data = frames.filter { $0.type == 0 && $0.stream == stream }
        return String(decoding: data.flatMap(\.payload), as: UTF8.self)
    }

    @Test func `streams are answered on one connection, the quick before the slow`() async throws {
        let handler: @Sendable (HTTPRequest) -> Reply = { request in
            guard request.target.raw == "/slow" else { return .now(.text(request.target.raw)) }
            return .later { reply in
                DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(50)) {
                    reply.send(.text("slow"))
                }
            }
        }
        try await withServer(handler: handler) { _, port in
            let client = try TestClient(port: port)
            // In two writes, so that the first does not tell the protocol.
            client.send(Array(HTTP2ServerTests.opening.prefix(5)))
            usleep(10_000)
            client.send(
                HTTP2ServerTests.opening.dropFirst(5) + HTTP2ServerTests.get("/slow", stream: 1)
                    + HTTP2ServerTests.get("/quick", stream: 3)
            )
            let all = try frames(client) { $0.type == 0 && $0.stream == 1 }
            #expect(body(all, 3) == "/quick" && body(all, 1) == "slow")
            let order = all.filter { $0.type == 0 }.map(\.stream)
            #expect(order == [3, 1])
        }
    }

    @Test func `a stream's pieces come as they are made, and draining ends it`() async throws {
        let log = SharedLog()
        let session = LogSession(log)
        let handler: @Sendable (HTTPRequest) -> Reply = { _ in
            .stream(StreamReply(HTTPResponse(200), session: session))
        }
        try await withServer(handler: handler) { server, port in
            try readPieces(server, port, log)
            #expect(session.closedCount.load(ordering: .relaxed) == 1)
        }
    }

    private func readPieces(_ server: SocketServer, _ port: UInt16, _ log: SharedLog) throws {
        let client = try TestClient(port: port)
        client.send(HTTP2ServerTests.opening + HTTP2ServerTests.get("/events", stream: 1))
        for text in ["one", "two"] {
            let piece = Array(text.utf8)
            log.append(piece)
            _ = try frames(client) { $0.type == 0 && $0.payload == piece }
        }
        server.beginShutDown(within: .seconds(20))
        let all = try frames(client) { $0.type == 0 && $0.flags & 1 == 1 }
        #expect(all.contains { $0.type == 7 })
        #expect(client.rest() != nil)
    }

    @Test func `a client that has said all gets what is owed to it`() async throws {
        let kept = Mutex<DeferredReply?>(nil)
        let handler: @Sendable (HTTPRequest) -> Reply = { _ in
            .later(deadline: .seconds(60)) { reply in kept.withLock { $0 = reply } }
        }
        try await withServer(handler: handler) { server, port in
            let client = try TestClient(port: port)
            client.send(HTTP2ServerTests.opening + HTTP2ServerTests.get("/", stream: 1))
            shutdown(client.descriptor, Int32(SHUT_WR))
            for _ in 0..<1_000 where kept.withLock({ $0 == nil }) { usleep(2_000) }
            usleep(50_000)
            kept.withLock { _ = $0?.send(.text("late")) }
            let all = try frames(client) { $0.type == 0 && $0.payload == Array("late".utf8) }
            #expect(!all.isEmpty && client.rest() != nil)
        }
    }

    @Test func `a client that resets its stream calls its request off`() async throws {
        let kept = Mutex<DeferredReply?>(nil)
        let handler: @Sendable (HTTPRequest) -> Reply = { _ in
            .later(deadline: .seconds(60)) { reply in kept.withLock { $0 = reply } }
        }
        try await withServer(handler: handler) { _, port in
            let client = try TestClient(port: port)
            client.send(HTTP2ServerTests.opening + HTTP2ServerTests.get("/", stream: 1))
            for _ in 0..<1_000 where kept.withLock({ $0 == nil }) { usleep(2_000) }
            client.send(HTTP2ServerTests.bytes(type: 3, flags: 0, stream: 1, [0, 0, 0, 8]))
            for _ in 0..<1_000 where kept.withLock({ $0?.isCancelled == false }) { usleep(2_000) }
            #expect(kept.withLock { $0?.isCancelled } == true)
        }
    }
}
