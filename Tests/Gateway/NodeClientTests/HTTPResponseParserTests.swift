// SPDX-License-Identifier: MIT

import HTTPSemantics
import NodeClient
import TestSupport
import Testing

@Suite struct HTTPResponseParserTests {
    private func parse(
        _ text: String,
        piece: Int = .max,
        bodyBytesMax: Int = 100
    ) throws(HTTPResponseParser.Fault) -> HTTPResponse {
        var parser = HTTPResponseParser(bodyBytesMax: bodyBytesMax)
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            if let response = try parser.receive(rest.prefix(piece)) { return response }
            rest = rest.dropFirst(piece)
        }
        return try parser.finish()
    }

    private func fault(_ text: String, bodyBytesMax: Int = 100) -> HTTPResponseParser.Fault? {
        do throws(HTTPResponseParser.Fault) {
            _ = try parse(text, bodyBytesMax: bodyBytesMax)
            return nil
        } catch { return error }
    }

    private static let answers: [(text: String, status: Int, body: String)] = [
        ("HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello", 200, "hello"),
        ("HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n", 200, ""),
        ("HTTP/1.1 204 No Content\r\nx: y\r\n\r\n", 204, ""),
        ("HTTP/1.0 404 Not Found\r\n\r\nuntil the end", 404, "until the end"),
        (
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 503 Later\r\ncontent-length: 2\r\n\r\nno",
            503, "no"
        ),
        (
            "HTTP/1.1 200 OK\r\ntransfer-encoding: Chunked\r\n\r\n"
                + "3;x=y\r\nabc\r\nA\r\n0123456789\r\n0\r\ntrailer: 1\r\n\r\n",
            200, "abc0123456789"
        ),
        ("HTTP/1.1 200 OK\ncontent-length: 2, 2\n\nab", 200, "ab"),
    ]

    @Test func `answers are read whatever the pieces they come in`() throws {
        for answer in Self.answers {
            for piece in [1, 2, 3, 7, .max] {
                let response = try parse(answer.text, piece: piece)
                #expect(response.status.code == answer.status)
                #expect(String(decoding: response.body, as: UTF8.self) == answer.body)
            }
        }
        let fields = try parse("HTTP/1.1 204 X\r\nX-One:  a b \r\nx-two:\r\n\r\n").fields
        #expect(fields["x-one"] == "a b")
        #expect(fields["x-two"] == "")
    }

    @Test func `an answer that ends early is cut short at every byte`() throws {
        for answer in Self.answers where !answer.text.hasPrefix("HTTP/1.0") {
            for count in 0..<answer.text.utf8.count {
                let text = String(decoding: answer.text.utf8.prefix(count), as: UTF8.self)
                #expect(fault(text) == .truncated)
            }
        }
    }

    @Test func `what is no answer is refused, and why is told`() {
        #expect(fault("HTTP/2 200 OK\r\n\r\n") == .statusLine)
        #expect(fault("HTTP/1.1 20 OK\r\n\r\n") == .statusLine)
        #expect(fault("HTTP/1.1 101 Switching\r\n\r\n") == .statusLine)
        #expect(fault("HTTP/1.1 200 OK\r\nnocolon\r\n\r\n") == .fields)
        #expect(fault("HTTP/1.1 200 OK\r\n: x\r\n\r\n") == .fields)
        #expect(fault("HTTP/1.1 200 OK\r\na: b\r\n folded\r\n\r\n") == .fields)
        let many = String(repeating: "a: b\r\n", count: HTTPLimits.headerFieldsMax + 1)
        #expect(fault("HTTP/1.1 200 OK\r\n\(many)\r\n") == .fields)
        let long = String(repeating: "a", count: HTTPLimits.headerBytesMax)
        #expect(fault("HTTP/1.1 200 OK\r\na: \(long)\r\n\r\n") == .headTooLarge)
        #expect(fault("HTTP/1.1 200 OK\r\na: \(long)") == .headTooLarge)
        for length in ["-1", "x", "1, 2", "+1", "99999999999999999999"] {
            #expect(fault("HTTP/1.1 200 OK\r\ncontent-length: \(length)\r\n\r\n") == .length)
        }
        let both = "content-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n"
        #expect(fault("HTTP/1.1 200 OK\r\n\(both)") == .length)
        #expect(fault("HTTP/1.1 200 OK\r\ntransfer-encoding: gzip\r\n\r\n") == .length)
        let chunked = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"
        for chunks in ["x\r\n", "\r\n", "-1\r\n", "2\r\nabc\r\n", "FFFFFFFFFFFFFFFFFFFF\r\n"] {
            #expect(fault(chunked + chunks) == .chunk)
        }
        #expect(fault(chunked + "7FFFFFFFFFFFFFFF\r\nabc") == .truncated)
    }

    @Test func `a body is bounded however it is framed`() {
        let limit = HTTPResponseParser.Fault.bodyTooLarge(limit: 4)
        let head = "HTTP/1.1 200 OK\r\n"
        #expect(fault(head + "content-length: 5\r\n\r\n", bodyBytesMax: 4) == limit)
        #expect(fault(head + "\r\nabcde", bodyBytesMax: 4) == limit)
        let chunks = "transfer-encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
        #expect(fault(head + chunks, bodyBytesMax: 4) == limit)
        #expect(fault(head + "content-length: 4\r\n\r\nabcd", bodyBytesMax: 4) == nil)
    }

    @Test func `damaged answers never trap`() {
        var generator = SeededGenerator(seed: 5)
        var faults = 0
        for round in 0..<20_000 {
            let answer = Self.answers[round % Self.answers.count]
            let damaged = generator.damaged(Array(answer.text.utf8))
            var parser = HTTPResponseParser(bodyBytesMax: 50)
            do throws(HTTPResponseParser.Fault) {
                let cut = Int(generator.next() % UInt64(damaged.count + 1))
                if try parser.receive(damaged[..<cut]) != nil { continue }
                if try parser.receive(damaged[cut...]) != nil { continue }
                _ = try parser.finish()
            } catch { faults += 1 }
        }
        #expect(faults > 0)
    }
}
