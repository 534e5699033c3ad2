// SPDX-License-Identifier: MIT

import HTTP2
import HTTPSemantics
import Testing

@Suite struct HTTP2SessionTests {
    @Test func `a request arrives whole and its answer goes back`() throws {
        let client = try TestHTTP2Client()
        let body = [UInt8](repeating: 7, count: 100_000)
        let id = client.request("POST", "/v1/x?y=z", fields: [("x-a", "1")], body: body)
        client.exchange { stream, _ in
            let response = HTTPResponse(
                201,
                fields: ["x-b": "2", "connection": "close"],
                body: body
            )
            client.server.respond(response, to: stream, isHead: false, date: "today")
        }
        let request = try #require(client.dispatched.first?.request)
        #expect(request.method == .post && request.target.raw == "/v1/x?y=z")
        #expect(request.fields["host"] == "a" && request.fields["x-a"] == "1")
        #expect(request.body == body && request.version == .http2)
        #expect(request.peer.host == "10.0.0.2")
        let answer = try #require(client.answers[id])
        #expect(answer[":status"] == "201" && answer["x-b"] == "2" && answer["date"] == "today")
        #expect(answer["content-length"] == "100000" && answer["connection"] == nil)
        #expect(answer.body == body && answer.isClosed && answer.errorCode == 0)
        #expect(client.closed == [id] && client.server.streamCount == 0)
    }

    @Test func `many streams at once are answered in any order`() throws {
        let client = try TestHTTP2Client()
        let ids = (0..<100).map { client.request("GET", "/\($0)") }
        client.exchange()
        #expect(client.dispatched.count == 100)
        for item in client.dispatched.reversed() {
            client.server.respond(
                .text(item.request.target.raw),
                to: item.stream,
                isHead: false
            )
        }
        client.exchange()
        for (index, id) in ids.enumerated() {
            #expect(client.answers[id]?.body == Array("/\(index)".utf8))
        }
    }

    @Test func `HEAD, 204 and 304 have no body`() throws {
        let client = try TestHTTP2Client()
        let head = client.request("HEAD")
        let unchanged = client.request()
        client.exchange { stream, request in
            let response = HTTPResponse(stream == head ? 200 : 304, body: [1, 2, 3])
            client.server.respond(response, to: stream, isHead: request.method == .head)
        }
        #expect(client.answers[head]?["content-length"] == "3")
        #expect(client.answers[unchanged]?["content-length"] == nil)
        #expect(client.answers[head]?.body == [] && client.answers[unchanged]?.body == [])
        #expect(client.answers[head]?.isClosed == true)
    }

    @Test func `trailers follow the body, also without one`() throws {
        let client = try TestHTTP2Client()
        let ids = [client.request(), client.request()]
        client.exchange { stream, _ in
            let response = HTTPResponse(
                200,
                fields: ["content-type": "application/grpc"],
                body: stream == ids[0] ? [1] : [],
                trailers: ["grpc-status": "0"]
            )
            client.server.respond(response, to: stream, isHead: false)
        }
        for id in ids {
            #expect(client.answers[id]?["grpc-status"] == "0")
            #expect(client.answers[id]?["content-length"] == nil)
            #expect(client.answers[id]?.isClosed == true)
        }
        #expect(client.answers[ids[0]]?.body == [1])
    }

    @Test func `a body in pieces is pulled, waits and goes on`() throws {
        let client = try TestHTTP2Client()
        let id = client.request()
        var pieces: [StreamChunk?] = [.text([1]), .binary([2]), nil, .text([3]), nil]
        var pullCount = 0
        client.exchange { stream, _ in
            client.server.beginStream(HTTPResponse(200), to: stream) {
                pullCount += 1
                return pieces.isEmpty ? .finish(StreamEnding()) : pieces.removeFirst()
            }
        }
        #expect(client.answers[id]?.body == [1, 2] && pullCount == 3)
        client.exchange()
        #expect(pullCount == 3)
        client.server.resume(id)
        client.exchange()
        #expect(client.answers[id]?.body == [1, 2, 3] && client.answers[id]?.isClosed == false)
        client.server.resume(id)
        client.exchange()
        #expect(client.answers[id]?.isClosed == true && client.answers[id]?.errorCode == 0)
    }

    @Test func `a client with a small window is pulled no further than it lets through`() throws {
        let client = try TestHTTP2Client(window: 1_000)
        client.request()
        let bytes = client.takeClientBytes()
        client.serverReceives(bytes)
        guard case .dispatch(let stream, _) = client.server.nextAction() else {
            Issue.record("no request")
            return
        }
        var pullCount = 0
        client.server.beginStream(HTTPResponse(200), to: stream) {
            pullCount += 1
            return .binary([UInt8](repeating: 1, count: 600))
        }
        let output = client.server.takeOutput(byteCountMax: 1 << 20, now: client.now)
        #expect(output.count < 1_400 && pullCount == 2)
    }

    @Test func `a client that resets its stream is heard`() throws {
        let client = try TestHTTP2Client()
        let id = client.request()
        client.exchange()
        #expect(client.closed.isEmpty)
        client.reset(id)
        client.exchange()
        #expect(client.closed == [id])
        client.server.respond(.text("late"), to: id, isHead: false)
        client.server.resume(id)
        client.exchange()
        #expect(client.answers[id]?.body == [])
    }

    @Test func `leave to send a body is given`() throws {
        let client = try TestHTTP2Client()
        let id = client.request("POST", fields: [("expect", "100-continue")], body: [1])
        client.exchange()
        #expect(client.answers[id]?.fields.first?.1 == "100")
        #expect(client.dispatched.first?.request.body == [1])
    }

    @Test func `draining finishes what has begun and ends the connection`() throws {
        let client = try TestHTTP2Client()
        let id = client.request()
        client.exchange()
        client.server.drain(now: client.now)
        client.exchange()
        #expect(client.goAwayCode == 0 && !client.server.hasEnded)
        client.wait(.milliseconds(100))
        client.server.respond(.text("last"), to: id, isHead: false)
        client.exchange()
        #expect(client.answers[id]?.body == Array("last".utf8) && client.server.hasEnded)
    }
}
