// SPDX-License-Identifier: MIT

import ServerSentEvents
import TestSupport
import Testing

@Suite struct EventStreamEncoderTests {
    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test func `an event has a line a field and ends with an empty one`() {
        let event = ServerSentEvent(id: "12", name: "block", data: "{}")
        #expect(text(EventStreamEncoder.encode(event)) == "id: 12\nevent: block\ndata: {}\n\n")
    }

    @Test func `every line of the data keeps its field, whatever ends it`() {
        let event = ServerSentEvent(data: "a\nb\r\nc\rd\n")
        let expected = "data: a\ndata: b\ndata: c\ndata: d\ndata:\n\n"
        #expect(text(EventStreamEncoder.encode(event)) == expected)
    }

    @Test func `an id or a name cannot forge a field`() {
        let event = ServerSentEvent(id: "1\ndata: x", name: "a\r\nid: 2", data: "")
        #expect(
            text(EventStreamEncoder.encode(event)) == "id: 1 data: x\nevent: a  id: 2\ndata:\n\n"
        )
    }

    @Test func `comments and the retry time`() {
        #expect(text(EventStreamEncoder.keepAlive) == ":\n\n")
        #expect(text(EventStreamEncoder.comment("a\nb")) == ": a\n: b\n\n")
        #expect(text(EventStreamEncoder.retry(milliseconds: 3_000)) == "retry: 3000\n\n")
    }

    @Test(arguments: UInt64(0)..<100)
    func `a reader of the standard gets the data back`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let alphabet: [Character] = ["a", "\n", "é", ":", " ", "😀"]
        let data = String(
            (0..<generator.next() % 20).map { _ in
                alphabet[Int(generator.next() % UInt64(alphabet.count))]
            }
        )
        var lines: [String] = []
        let encoded = text(EventStreamEncoder.encode(ServerSentEvent(data: data)))
        for line in encoded.split(separator: "\n", omittingEmptySubsequences: false).dropLast(2) {
            let value = line.dropFirst("data:".count)
            lines.append(String(value.first == " " ? value.dropFirst() : value))
        }
        #expect(lines.joined(separator: "\n") == data)
    }
}
