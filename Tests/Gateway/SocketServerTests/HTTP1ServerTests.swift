// SPDX-License-Identifier: MIT

import Foundation
import HTTP1
import HTTPSemantics
import SocketServer
import Synchronization
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct HTTP1ServerTests {
    @Test func `an answer goes back on the connection that asked, again and again`() async throws {
        try await withServer(handler: { .now(.text($0.target.raw)) }) { server, port in
            let client = try TestClient(port: port)
            for round in 0..<20 {
                client.send(get("/\(round)"))
                let answer = try client.response()
                #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
                #expect(answer.contains("\r\ndate: ") && answer.hasSuffix("\r\n\r\n/\(round)"))
            }
            #expect(server.connectionCount == 1)
        }
    }

    @Test func `requests in one write are answered in order`() async throws {
        try await withServer(handler: { .now(.text($0.target.raw)) }) { _, port in
            let client = try TestClient(port: port)
            client.send((0..<100).map { get("/\($0)") }.joined())
            for round in 0..<100 { #expect(try client.response().hasSuffix("\r\n\r\n/\(round)")) }
        }
    }

    @Test func `two hundred connections at once`() async throws {
        try await withServer(handler: { .now(.text($0.target.raw)) }) { server, port in
            let clients = try (0..<200).map { _ in try TestClient(port: port) }
            for (index, client) in clients.enumerated() { client.send(get("/\(index)")) }
            for (index, client) in clients.enumerated() {
                #expect(try client.response().hasSuffix("\r\n\r\n/\(index)"))
            }
            #expect(server.connectionCount == 200)
        }
    }

    @Test func `a large body arrives whole, both ways`() async throws {
        try await withServer(handler: { .now(.bytes($0.body)) }) { _, port in
            let client = try TestClient(port: port)
            let body = String(repeating: "0123456789abcdef", count: 200_000)
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: \(body.utf8.count)\r\n\r\n")
            client.send(body)
            #expect(try client.response().hasSuffix("\r\n\r\n" + body))
        }
    }

    @Test func `a smuggler is answered 400 and the connection ends`() async throws {
        try await withServer(handler: { _ in .now(HTTPResponse(200)) }) { _, port in
            let client = try TestClient(port: port)
            let smuggled = "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
            client.send("POST / HTTP/1.1\r\nHost: a\r\n" + smuggled + get("/admin"))
            let answer = try #require(client.rest())
            #expect(answer.hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
            #expect(answer.contains("malformed_request") && !answer.contains("200 OK"))
        }
    }

    @Test func `a connection over the limit is told and closed`() async throws {
        try await withServer({ $0.connectionsMax = 1 }, handler: { _ in .now(.text("ok")) }) {
            _,
            port in
            let first = try TestClient(port: port)
            first.send(get("/"))
            #expect(try first.response().contains("200 OK"))
            let second = try TestClient(port: port)
            let answer = try #require(second.rest())
            #expect(answer.hasPrefix("HTTP/1.1 503 ") && answer.contains("retry-after: 1\r\n"))
        }
    }

    @Test func `a head that does not come is refused at its deadline`() async throws {
        try await withServer(
            { $0.http1.headerTimeout = .milliseconds(100) },
            handler: { _ in .now(HTTPResponse(200)) }
        ) { _, port in
            let client = try TestClient(port: port)
            client.send("GET / HTTP/1.1\r\n")
            #expect(client.rest()?.hasPrefix("HTTP/1.1 408 ") == true)
            let silent = try TestClient(port: port)
            #expect(silent.rest() == "")
        }
    }
}

@Suite(.timeLimit(.minutes(1))) struct DeferredReplyServerTests {
    /// Answers from another thread after a moment.
    private static func answerLater(_ reply: DeferredReply, _ text: String) {
        DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(20)) {
            reply.send(.text(text))
        }
    }

    @Test func `an answer from another thread arrives, pipelined ones in order`() async throws {
        let handler: @Sendable (HTTPRequest) -> Reply = { request in
            request.target.raw == "/now"
                ? .now(.text("now"))
                : .later { DeferredReplyServerTests.answerLater($0, request.target.raw) }
        }
        try await withServer(handler: handler) { _, port in
            let client = try TestClient(port: port)
            client.send(get("/a") + get("/now") + get("/b"))
            for expected in ["/a", "now", "/b"] {
                #expect(try client.response().hasSuffix("\r\n\r\n" + expected))
            }
        }
    }

    @Test func `an answer that does not come is a 504, and the late one is dropped`() async throws {
        let kept = Mutex<DeferredReply?>(nil)
        try await withServer(handler: { _ in
            .later(deadline: .milliseconds(50)) { reply in kept.withLock { $0 = reply } }
        }) { _, port in
            let client = try TestClient(port: port)
            client.send(get("/"))
            let answer = try client.response()
            #expect(answer.hasPrefix("HTTP/1.1 504 ") && answer.contains("response_timeout"))
            #expect(kept.withLock { $0?.isCancelled } == true)
            let isSent = kept.withLock { $0?.send(.text("late")) }
            #expect(isSent == false)
        }
    }

    @Test func `a body is on the process's account until nobody holds its request`() async throws {
        let budget = BodyBudget(bytesMax: 1_000)
        let kept = Mutex<(HTTPRequest, DeferredReply)?>(nil)
        try await withServer(
            { $0.bodyBudget = budget },
            handler: { request in .later { reply in kept.withLock { $0 = (request, reply) } } }
        ) { _, port in
            let post = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 800\r\n\r\n"
            let message = post + String(repeating: "b", count: 800)
            let first = try TestClient(port: port)
            first.send(message)
            for _ in 0..<2_000 where kept.withLock({ $0 == nil }) { usleep(2_000) }
            let second = try TestClient(port: port)
            second.send(message)
            let refusal = try second.response()
            #expect(refusal.hasPrefix("HTTP/1.1 503 ") && refusal.contains("overloaded"))
            #expect(refusal.contains("retry-after: 1\r\n"))
            kept.withLock { kept in
                _ = kept?.1.send(.text("done"))
                kept = nil
            }
            #expect(try first.response().hasSuffix("done"))
            for _ in 0..<2_000 where budget.heldBytes > 0 { usleep(2_000) }
            #expect(budget.heldBytes == 0)
        }
    }

    @Test func `a client that breaks off calls its request off`() async throws {
        let cancelled = DispatchSemaphore(value: 0)
        let asked = DispatchSemaphore(value: 0)
        let kept = Mutex<DeferredReply?>(nil)
        try await withServer(handler: { _ in
            .later(deadline: .seconds(60)) { reply in
                kept.withLock { $0 = reply }
                reply.onCancel { cancelled.signal() }
                asked.signal()
            }
        }) { server, port in
            do {
                let client = try TestClient(port: port)
                client.send(get("/"))
                #expect(wait(for: asked))
                client.resetsAtEnd()
            }
            #expect(wait(for: cancelled))
            #expect(kept.withLock { $0?.isCancelled } == true)
            kept.withLock { _ = $0?.send(.text("to nobody")) }
        }
    }

    @Test func `a client that has said all gets its answers, however late within their time`()
        async throws
    {
        let kept = Mutex<[DeferredReply]>([])
        try await withServer(
            { $0.http1.idleTimeout = .milliseconds(10) },
            handler: { _ in
                .later(deadline: .seconds(60)) { reply in kept.withLock { $0.append(reply) } }
            }
        ) { server, port in
            let client = try TestClient(port: port)
            client.send(get("/first") + get("/second"))
            shutdown(client.descriptor, Int32(SHUT_WR))
            for text in ["first", "second"] {
                for _ in 0..<2_000 where kept.withLock({ $0.isEmpty }) { usleep(2_000) }
                // No answer is late before the request's own time is over.
                if text == "first" { usleep(2_500_000) }
                let isOpen = kept.withLock { $0.popLast()?.send(.text(text)) }
                #expect(isOpen == true)
                #expect(try client.response().hasSuffix(text))
            }
            #expect(client.rest() == "")
        }
    }

    @Test func `what is owed to a client that has said all ends with the request's time`()
        async throws
    {
        try await withServer(handler: { _ in .later(deadline: .milliseconds(50)) { _ in } }) {
            server,
            port in
            let client = try TestClient(port: port)
            client.send(get("/"))
            shutdown(client.descriptor, Int32(SHUT_WR))
            #expect(client.rest()?.hasPrefix("HTTP/1.1 504 ") == true)
        }
    }

    /// Waits without an asynchronous context, in which waiting is forbidden.
    private func wait(for semaphore: DispatchSemaphore) -> Bool {
        semaphore.wait(timeout: .now() + .seconds(10)) == .success
    }
}
