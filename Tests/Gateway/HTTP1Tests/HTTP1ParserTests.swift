// SPDX-License-Identifier: MIT

import HTTP1
import HTTPSemantics
import TestSupport
import Testing

@Suite struct HTTP1ParserTests {
    @Test func `a request without body`() {
        let outcome = ParserOutcome("GET /a?b=c HTTP/1.1\r\nHost: x:1\r\nAccept:  */* \t\r\n\r\n")
        #expect(outcome.error == nil)
        #expect(outcome.requests == ["GET /a?b=c http11 [host=x:1&accept=*/*] "])
    }

    @Test func `a body by length, then a request in the same bytes`() {
        let outcome = ParserOutcome(
            message("Content-Length: 5", body: "hello") + message(method: "GET")
        )
        #expect(outcome.error == nil)
        #expect(outcome.requests.count == 2)
        #expect(outcome.requests.first?.hasSuffix("] hello") == true)
    }

    @Test func `a body in chunks with extension and trailers, which are dropped`() {
        let outcome = ParserOutcome(
            message(
                "Transfer-Encoding: chunked",
                body: "5;x=1\r\nhello\r\n00b\r\n, world 123\r\n0\r\nX-Sum: 1\r\n\r\n"
            )
        )
        #expect(outcome.error == nil)
        #expect(
            outcome.requests
                == ["POST / http11 [host=a&transfer-encoding=chunked] hello, world 123"]
        )
    }

    @Test func `an old client needs no host and may add an empty line`() {
        let outcome = ParserOutcome("\r\nGET / HTTP/1.0\r\n\r\n")
        #expect(outcome.requests == ["GET / http10 [] "] && outcome.error == nil)
    }

    @Test func `a client that asks for leave is heard before its body`() {
        let outcome = ParserOutcome(message("Expect: 100-continue", "Content-Length: 3"))
        #expect(outcome.leaves == 1 && outcome.requests.isEmpty && outcome.error == nil)
        let empty = ParserOutcome(message("Expect: 100-Continue"))
        #expect(empty.leaves == 0 && empty.requests.count == 1)
    }

    @Test(arguments: [
        ("GET  / HTTP/1.1\r\n", HTTP1Error.malformedRequestLine),
        ("GET /\r\n", .malformedRequestLine), (" GET / HTTP/1.1\r\n", .malformedRequestLine),
        ("G(T / HTTP/1.1\r\n", .malformedRequestLine),
        ("GET / HTTP/1.1 \r\n", .malformedRequestLine),
        ("\r\n\r\n\r\n\r\n\r\n", .malformedRequestLine),
        ("GET / http/1.1\r\n", .malformedVersion), ("GET / HTTP/11\r\n", .malformedVersion),
        ("GET / HTTP/2.0\r\n", .unsupportedVersion), ("GET / HTTP/1.2\r\n", .unsupportedVersion),
        ("GET a HTTP/1.1\r\n", .malformedTarget(.unsupportedForm)),
        ("GET / HTTP/1.1\r\n\r\n", .missingHost),
        ("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", .repeatedHost),
        ("GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", .malformedHost),
        ("GET / HTTP/1.1\r\nHost: a@b\r\n\r\n", .malformedHost),
        ("GET http://b/ HTTP/1.1\r\nHost: a\r\n\r\n", .malformedHost),
        ("GET / HTTP/1.1\r\nHost a\r\n\r\n", .fieldWithoutColon),
        ("GET / HTTP/1.1\r\n: a\r\n\r\n", .malformedFieldName),
        ("GET / HTTP/1.1\r\nHo\u{1}st: a\r\n\r\n", .malformedFieldName),
        ("GET / HTTP/1.1\r\nHost: a\r\nExpect: tea\r\n\r\n", .unknownExpectation),
    ])
    func `a malformed head is refused by name`(text: String, error: HTTP1Error) {
        let outcome = ParserOutcome(text)
        #expect(outcome.error == error && outcome.requests.isEmpty)
    }

    @Test func `a request line over its limit is told at once`() {
        let fitting = "GET /" + String(repeating: "a", count: 8_178) + " HTTP/1.1\r\n"
        #expect(ParserOutcome(fitting).error == nil)
        #expect(ParserOutcome("a" + fitting).error == .requestLineTooLong)
        #expect(ParserOutcome(String(repeating: "a", count: 8_194)).error == .requestLineTooLong)
    }

    @Test func `fields over their limits are told`() {
        let many = (0..<99).map { "X-\($0): 1\r\n" }.joined()
        let start = "GET / HTTP/1.1\r\nHost: a\r\n"
        #expect(ParserOutcome(start + many + "\r\n").requests.count == 1)
        #expect(ParserOutcome(start + many + "Y: 1\r\n\r\n").error == .tooManyFields)
        let long = "X: " + String(repeating: "v", count: 32 << 10)
        #expect(ParserOutcome(start + long).error == .headersTooLarge)
        #expect(
            ParserOutcome(
                message("Transfer-Encoding: chunked", body: "0\r\n" + many + "\r\n")
            ).requests.count == 1
        )
    }

    @Test func `a body over its limit is refused before it is read`() {
        #expect(
            ParserOutcome(message("Content-Length: 1001")).error == .bodyTooLarge(limit: 1_000)
        )
        let chunks = message("Transfer-Encoding: chunked", body: "3e8\r\n")
        let full = chunks + String(repeating: "b", count: 1_000) + "\r\n"
        #expect(ParserOutcome(full + "0\r\n\r\n").requests.count == 1)
        #expect(ParserOutcome(full + "1\r\n").error == .bodyTooLarge(limit: 1_000))
    }

    @Test(arguments: UInt64(0)..<200)
    func `the cut of the bytes does not matter`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var text = ""
        for _ in 0...(generator.next() % 3) {
            switch generator.next() % 4 {
            case 0: text += message("Accept: a, b", method: "GET")
            case 1: text += message("Content-Length: 7", body: "1234567")
            case 2:
                text += message("Transfer-Encoding: chunked", body: "3\r\nabc\r\n0\r\nT: 1\r\n\r\n")
            default: text += message("Expect: 100-continue", "Content-Length: 2", body: "xy")
            }
        }
        let bytes = seed % 2 == 0 ? Array(text.utf8) : generator.damaged(Array(text.utf8))
        let whole = ParserOutcome(feeding: [bytes])
        #expect(ParserOutcome(feeding: bytes.map { [$0] }) == whole)
        var pieces: [ArraySlice<UInt8>] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = 1 + Int(generator.next() % 40)
            pieces.append(rest.prefix(count))
            rest = rest.dropFirst(count)
        }
        #expect(ParserOutcome(feeding: pieces) == whole)
    }
}

@Suite struct HTTP1ParserFuzzTests {
    @Test func `damaged requests never trap and never exceed the limits`() {
        var generator = SeededGenerator(seed: 99)
        let seeds = [
            message("Content-Length: 5", body: "hello"),
            message("Transfer-Encoding: chunked", body: "5\r\nhello\r\n0\r\nA: b\r\n\r\n"),
            message("Expect: 100-continue", "Content-Length: 2", body: "xy"),
            "GET /v1/blocks?x=%41 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
        ]
        var refused = 0
        for round in 0..<8_000 {
            let bytes = generator.damaged(Array(seeds[round % seeds.count].utf8))
            let outcome = ParserOutcome(feeding: [bytes])
            if outcome.error != nil { refused += 1 }
            #expect(outcome.requests.count < 4)
        }
        #expect(refused > 500)
    }
}
