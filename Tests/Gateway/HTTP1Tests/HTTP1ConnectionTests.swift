// SPDX-License-Identifier: MIT

import HTTP1
import HTTPSemantics
import TestSupport
import Testing

/// A connection whose actions are carried out into lists.
struct DrivenConnection {
    var connection: HTTP1Connection
    var now = Moment(nanoseconds: 0)
    var dispatched: [HTTPRequest] = []
    var sent = ""
    var isClosed = false
    var rest: [UInt8]?

    init(_ configuration: HTTP1Connection.Configuration = .init()) {
        let peer = PeerAddress(host: "10.0.0.1", port: 5)
        connection = HTTP1Connection(peer: peer, configuration: configuration, now: now)
    }

    mutating func receive(_ text: String) {
        connection.receive(Array(text.utf8), now: now)
        carryOut()
    }

    mutating func respond(_ response: HTTPResponse = HTTPResponse(200)) {
        connection.respond(response, now: now)
        carryOut()
    }

    mutating func wait(_ duration: Duration) {
        now = now.advanced(by: duration)
        connection.timerFired(now: now)
        carryOut()
    }

    mutating func carryOut() {
        while let action = connection.nextAction() {
            switch action {
            case .dispatch(let request): dispatched.append(request)
            case .write(let bytes): sent += String(decoding: bytes, as: UTF8.self)
            case .close: isClosed = true
            case .upgraded(let bytes): rest = bytes
            }
        }
    }
}

@Suite struct HTTP1ConnectionTests {
    private let get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"

    @Test func `requests are answered in order and one at a time`() {
        var driven = DrivenConnection()
        driven.receive(get + get.replacing("GET /", with: "GET /2"))
        #expect(driven.dispatched.map(\.target.raw) == ["/"])
        #expect(driven.dispatched.first?.peer.host == "10.0.0.1")
        driven.respond(.text("one"))
        #expect(driven.dispatched.map(\.target.raw) == ["/", "/2"])
        driven.respond(.text("two"))
        let first = driven.sent.firstRange(of: "one")?.lowerBound
        let second = driven.sent.firstRange(of: "two")?.lowerBound
        #expect(first ?? driven.sent.endIndex < second ?? driven.sent.startIndex)
        #expect(driven.sent.contains("content-length: 3\r\n") && !driven.isClosed)
    }

    @Test func `reading stops at sixteen requests ahead and goes on after an answer`() {
        var driven = DrivenConnection()
        driven.receive(String(repeating: get, count: 40))
        #expect(!driven.connection.wantsRead)
        for answered in 1...40 {
            driven.respond()
            #expect(driven.dispatched.count == min(40, answered + 1))
        }
        #expect(driven.connection.wantsRead && driven.connection.isIdle)
    }

    @Test func `HEAD tells the length and keeps the body`() {
        var driven = DrivenConnection()
        driven.receive(get.replacing("GET", with: "HEAD"))
        driven.respond(.text("hello"))
        #expect(driven.sent.contains("content-length: 5\r\n") && !driven.sent.contains("hello"))
    }

    @Test func `an unchanged answer has neither body nor length`() {
        var driven = DrivenConnection()
        driven.receive(get)
        driven.respond(HTTPResponse(304, body: [65]))
        #expect(driven.sent.hasPrefix("HTTP/1.1 304 Not Modified\r\n"))
        #expect(!driven.sent.contains("content-length") && driven.sent.hasSuffix("\r\n\r\n"))
    }

    @Test(arguments: [
        ("HTTP/1.1", "", false), ("HTTP/1.1", "Connection: close\r\n", true),
        ("HTTP/1.1", "Connection: x, Close\r\n", true), ("HTTP/1.0", "", true),
        ("HTTP/1.0", "Connection: keep-alive\r\n", false),
    ])
    func `the connection is kept as the version and the client have it`(
        version: String,
        field: String,
        closes: Bool
    ) {
        var driven = DrivenConnection()
        driven.receive("GET / \(version)\r\nHost: a\r\n\(field)\r\n")
        driven.respond()
        #expect(driven.isClosed == closes)
        #expect(driven.sent.contains("connection: close\r\n") == closes)
    }

    @Test func `leave to send a body is given in turn`() {
        var driven = DrivenConnection()
        let asking =
            "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n"
        driven.receive(get + asking)
        #expect(!driven.sent.contains("100 Continue"))
        driven.respond()
        #expect(driven.sent.hasSuffix("HTTP/1.1 100 Continue\r\n\r\n"))
        driven.receive("ab")
        #expect(driven.dispatched.last?.body == [0x61, 0x62])
    }

    @Test func `a fault waits for its turn and then closes`() {
        var driven = DrivenConnection()
        driven.receive(get + "nonsense\r\n\r\n")
        #expect(driven.sent.isEmpty && !driven.isClosed)
        driven.respond(.text("first"))
        #expect(driven.sent.contains("first") && driven.sent.contains("HTTP/1.1 400 "))
        #expect(driven.sent.contains("\"code\":\"malformed_request\"") && driven.isClosed)
    }

    @Test func `a line break in a field's value cannot add a field`() {
        var driven = DrivenConnection()
        driven.receive(get)
        driven.respond(HTTPResponse(200, fields: ["x": "a\r\nset-cookie: b"]))
        #expect(driven.sent.contains("x: a  set-cookie: b\r\n"))
    }

    @Test func `a streamed body is chunked, and the connection goes on`() {
        var driven = DrivenConnection()
        driven.receive(get + get)
        let isWanted = driven.connection.beginStream(HTTPResponse(200), now: driven.now)
        #expect(isWanted)
        driven.connection.sendPiece(Array("hello".utf8))
        driven.connection.sendPiece([])
        driven.connection.endStream(now: driven.now)
        driven.carryOut()
        #expect(driven.sent.hasSuffix("chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"))
        #expect(driven.dispatched.count == 2 && !driven.isClosed)
    }

    @Test func `a streamed body to an old client ends with the connection`() {
        var driven = DrivenConnection()
        driven.receive("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
        let isWanted = driven.connection.beginStream(HTTPResponse(200), now: driven.now)
        #expect(isWanted)
        driven.connection.sendPiece(Array("hello".utf8))
        driven.connection.endStream(now: driven.now)
        driven.carryOut()
        #expect(driven.sent.hasSuffix("connection: close\r\n\r\nhello") && driven.isClosed)
    }

    @Test func `a streamed answer to HEAD is its head`() {
        var driven = DrivenConnection()
        driven.receive(get.replacing("GET", with: "HEAD"))
        let isWanted = driven.connection.beginStream(HTTPResponse(200), now: driven.now)
        #expect(!isWanted)
        driven.carryOut()
        #expect(driven.sent.hasSuffix("\r\n\r\n") && driven.connection.isIdle)
    }

    @Test func `an upgrade leaves the bytes behind it to the other protocol`() {
        var driven = DrivenConnection()
        let upgrade =
            "GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n"
        driven.receive(upgrade + "\u{1}\u{2}")
        #expect(driven.dispatched.count == 1 && !driven.connection.wantsRead)
        driven.connection.switchProtocols(HTTPResponse(101, fields: ["upgrade": "websocket"]))
        driven.carryOut()
        #expect(driven.sent.hasPrefix("HTTP/1.1 101 Switching Protocols\r\n"))
        #expect(driven.sent.contains("connection: Upgrade\r\n") && driven.rest == [1, 2])
    }

    @Test func `an upgrade that is declined leaves an ordinary connection`() {
        var driven = DrivenConnection()
        let upgrade =
            "GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n"
        driven.receive(upgrade + get)
        driven.respond(HTTPResponse(400))
        #expect(driven.dispatched.count == 2)
    }

    @Test func `draining closes an idle connection and lets an answer end`() {
        var idle = DrivenConnection()
        idle.connection.drain()
        idle.carryOut()
        #expect(idle.isClosed)
        var busy = DrivenConnection()
        busy.receive(get)
        busy.connection.drain()
        busy.carryOut()
        #expect(!busy.isClosed)
        busy.respond(.text("last"))
        #expect(busy.sent.contains("last") && busy.isClosed)
        #expect(busy.sent.contains("connection: close\r\n"))
    }

    @Test(arguments: UInt64(0)..<60)
    func `damaged bytes never trap a connection, and what is served is answered`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let post = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc"
        for _ in 0..<30 {
            var driven = DrivenConnection()
            let bytes = generator.damaged(Array((get + post + get).utf8))
            driven.connection.receive(bytes, now: driven.now)
            driven.carryOut()
            var answered = 0
            while answered < driven.dispatched.count {
                answered += 1
                driven.respond()
            }
            driven.wait(.seconds(1_000))
            #expect(driven.isClosed && driven.connection.hasEnded)
        }
    }
}
