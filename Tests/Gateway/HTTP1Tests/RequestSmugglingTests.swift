// SPDX-License-Identifier: MIT

import HTTP1
import HTTPSemantics
import Testing

/// Each test makes one ambiguity that two parsers may read differently.
///
/// It names the case that must refuse it. Every one is answered with 400, and the connection is closed.
@Suite struct RequestSmugglingTests {
    private func expectRefusal(
        _ text: String,
        _ error: HTTP1Error,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let start = Moment(nanoseconds: 0)
        let outcome = ParserOutcome(text)
        #expect(outcome.error == error, sourceLocation: sourceLocation)
        #expect(outcome.requests.isEmpty, sourceLocation: sourceLocation)

        var connection = HTTP1Connection(peer: PeerAddress(host: "a", port: 1), now: start)
        connection.receive(Array(text.utf8), now: start)
        guard case .write(let bytes) = connection.nextAction() else {
            Issue.record("no answer", sourceLocation: sourceLocation)
            return
        }
        let answer = String(decoding: bytes, as: UTF8.self)
        #expect(answer.hasPrefix("HTTP/1.1 400 "), sourceLocation: sourceLocation)
        #expect(answer.contains("connection: close\r\n"), sourceLocation: sourceLocation)
        guard case .close = connection.nextAction() else {
            Issue.record("not closed", sourceLocation: sourceLocation)
            return
        }
        #expect(connection.hasEnded, sourceLocation: sourceLocation)
    }

    private let chunked = "Transfer-Encoding: chunked"

    @Test func `a length beside a transfer coding`() {
        let error = HTTP1Error.contentLengthWithTransferEncoding
        expectRefusal(message("Content-Length: 4", chunked, body: "0\r\n\r\n"), error)
        expectRefusal(message(chunked, "Content-Length: 4", body: "0\r\n\r\n"), error)
    }

    @Test func `two lengths, different or equal, in two fields or one`() {
        for lines in [["4", "5"], ["4", "4"]] {
            expectRefusal(
                message(
                    "Content-Length: \(lines[0])",
                    "Content-Length: \(lines[1])",
                    body: "abcde"
                ),
                .repeatedContentLength
            )
        }
        expectRefusal(message("Content-Length: 4, 4", body: "abcd"), .repeatedContentLength)
    }

    @Test(arguments: ["+4", "-4", "0x4", "4 4", "", "4a", "4.0", "9999999999999999"])
    func `a length that is not plain digits`(length: String) {
        expectRefusal(message("Content-Length: \(length)", body: "a"), .malformedContentLength)
    }

    @Test(arguments: [
        "identity", "gzip, chunked", "chunked, chunked", "xchunked", "chunked;q=1", "\"chunked\"",
        "", "chunked,",
    ])
    func `a transfer coding other than chunked`(coding: String) {
        expectRefusal(
            message("Transfer-Encoding: \(coding)", body: "0\r\n\r\n"),
            .unsupportedTransferCoding
        )
    }

    @Test func `two transfer codings in two fields`() {
        expectRefusal(message(chunked, chunked, body: "0\r\n\r\n"), .unsupportedTransferCoding)
        expectRefusal(
            message(chunked, "Transfer-Encoding: identity", body: "0\r\n\r\n"),
            .unsupportedTransferCoding
        )
    }

    @Test func `a transfer coding in HTTP 1.0`() {
        expectRefusal(
            "POST / HTTP/1.0\r\n\(chunked)\r\n\r\n0\r\n\r\n",
            .transferCodingInHTTP10
        )
    }

    @Test func `a line feed alone`() {
        expectRefusal("GET / HTTP/1.1\nHost: a\r\n\r\n", .bareLineFeed)
        expectRefusal("GET / HTTP/1.1\r\nHost: a\n\r\n", .bareLineFeed)
        expectRefusal("GET / HTTP/1.1\r\nHost: a\r\n\n", .bareLineFeed)
        expectRefusal(message(chunked, body: "1\na\r\n0\r\n\r\n"), .bareLineFeed)
    }

    @Test func `a carriage return within a line`() {
        expectRefusal("GET / HTTP/1.1\r\nHost: a\rX: b\r\n\r\n", .bareCarriageReturn)
    }

    @Test func `white space before the colon`() {
        expectRefusal(message("Content-Length : 4", body: "abcd"), .whitespaceBeforeColon)
        expectRefusal(message("Content-Length\t: 4", body: "abcd"), .whitespaceBeforeColon)
    }

    @Test func `a field that goes on in the next line`() {
        expectRefusal(message("X: a", " b"), .obsoleteLineFolding)
        expectRefusal(message("X: a", "\tContent-Length: 3"), .obsoleteLineFolding)
    }

    @Test(arguments: ["\u{0}", "\u{1}", "\u{B}", "\u{7F}"])
    func `a control character in a value`(character: String) {
        expectRefusal(message("X: a\(character)b"), .forbiddenByteInValue)
    }

    @Test(arguments: ["+5", "-5", " 5", "5 ", "0x5", "", ";a", "5\t", "123456789", "g"])
    func `a chunk size with sign, blank or no digit`(size: String) {
        expectRefusal(
            message(chunked, body: "\(size)\r\nhello\r\n0\r\n\r\n"),
            .malformedChunkSize
        )
    }

    @Test func `a chunk size line without end`() {
        let line = "5;" + String(repeating: "x", count: 400)
        expectRefusal(message(chunked, body: line), .malformedChunkSize)
    }

    @Test func `a chunk that is longer than it says`() {
        expectRefusal(message(chunked, body: "4\r\nhello\r\n0\r\n\r\n"), .malformedChunkEnd)
        expectRefusal(message(chunked, body: "5\r\nhello\n\r0\r\n\r\n"), .malformedChunkEnd)
    }

    @Test func `a forbidden trailer`() {
        expectRefusal(message(chunked, body: "0\r\n X: a\r\n\r\n"), .obsoleteLineFolding)
        expectRefusal(message(chunked, body: "0\r\nX : a\r\n\r\n"), .whitespaceBeforeColon)
    }
}
