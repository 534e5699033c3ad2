// SPDX-License-Identifier: MIT

import HTTP1
import HTTPSemantics
import Testing

@Suite struct HTTP1DeadlineTests {
    private let get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"

    @Test func `a head that does not end is refused after ten seconds, however it drips`() {
        var driven = DrivenConnection()
        driven.receive("GET / HTTP/1.1\r\n")
        for _ in 0..<9 {
            driven.wait(.seconds(1))
            driven.receive("X: y\r\n")
        }
        #expect(driven.sent.isEmpty && !driven.isClosed)
        driven.wait(.seconds(1))
        #expect(driven.sent.hasPrefix("HTTP/1.1 408 ") && driven.isClosed)
    }

    @Test func `a silent new connection is left without a word`() {
        var driven = DrivenConnection()
        driven.wait(.seconds(10))
        #expect(driven.isClosed && driven.sent.isEmpty)
    }

    @Test func `a kept connection may rest for seventy five seconds`() {
        var driven = DrivenConnection()
        driven.receive(get)
        driven.respond()
        driven.wait(.seconds(74))
        #expect(!driven.isClosed)
        driven.receive(get)
        driven.respond()
        driven.wait(.seconds(74))
        #expect(!driven.isClosed)
        driven.wait(.seconds(1))
        #expect(driven.isClosed)
    }

    @Test func `a body below the least rate is refused, one above it is not`() {
        for (bytesPerSecond, isRefused) in [(400, true), (600, false)] {
            var driven = DrivenConnection()
            driven.receive("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 60000\r\n\r\n")
            for _ in 0..<60 where !driven.isClosed {
                driven.wait(.seconds(1))
                driven.receive(String(repeating: "b", count: bytesPerSecond))
            }
            #expect(driven.isClosed == isRefused)
            #expect(driven.sent.contains("HTTP/1.1 408 ") == isRefused)
        }
    }

    @Test func `nothing is due while a request is being answered`() {
        var driven = DrivenConnection()
        driven.receive(get)
        #expect(driven.connection.deadline == nil)
        driven.wait(.seconds(1_000))
        #expect(!driven.isClosed)
        driven.respond()
        #expect(driven.connection.deadline == driven.now.advanced(by: .seconds(75)))
    }

    @Test func `a head that drips behind a served request is refused in its turn`() {
        var driven = DrivenConnection()
        driven.receive(get + "GET / HT")
        driven.wait(.seconds(10))
        #expect(driven.sent.isEmpty && !driven.isClosed)
        driven.respond(.text("served"))
        #expect(driven.sent.contains("served") && driven.sent.contains("HTTP/1.1 408 "))
        #expect(driven.isClosed)
    }

    @Test func `a timer that fires early changes nothing`() {
        var driven = DrivenConnection()
        driven.wait(.milliseconds(9_999))
        #expect(!driven.isClosed)
        #expect(driven.connection.deadline == Moment(nanoseconds: 10_000_000_000))
    }
}
