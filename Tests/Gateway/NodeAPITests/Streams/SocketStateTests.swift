// SPDX-License-Identifier: MIT

import HTTPSemantics
import JSONText
import ProtocolTypes
import TestSupport
import Testing

@testable import NodeAPI

/// The protocol of sockets, message by message.
@Suite struct SocketStateTests {
    private let chain = ScriptedChain(capacity: 8)
    private let now = Moment(nanoseconds: 0)

    init() { chain.grow(3) }

    private func socket(isBinary: Bool = false) -> SocketState {
        SocketState(isBinary: isBinary, limits: NodeAPILimits())
    }

    private func text(_ socket: inout SocketState) throws -> JSON {
        guard case .text(let bytes)? = socket.next(chain, now: now) else { return .null }
        return try JSON.parse(bytes)
    }

    @Test func `a subscription is acknowledged, then replayed, then live`() throws {
        var socket = socket()
        socket.receive(.text(#"{"op":"subscribe","id":"a","channel":"blocks","from":"1"}"#), chain)
        let ack = try text(&socket)
        #expect(ack["op"]?.text == "ack" && ack["id"]?.text == "a")
        #expect(ack["from"]?.uint32 == 1 && ack["tip"]?.uint32 == 2)
        for seq in [UInt32(1), 2] {
            let event = try text(&socket)
            #expect(event["op"]?.text == "event" && event["seq"]?.uint32 == seq)
            #expect(event["tip"]?.uint32 == 2 && event["data"]?["n"]?.uint32 == seq)
        }
        #expect(socket.next(chain, now: now) == nil)
        chain.grow(1)
        chain.ring.markStale()
        #expect(try text(&socket)["seq"]?.uint32 == 3)
        socket.receive(.text(#"{"op":"unsubscribe","id":"a"}"#), chain)
        #expect(try text(&socket)["unsubscribed"]?.flag == true)
        #expect(socket.subscriptions.isEmpty)
    }

    @Test func `blocks come raw and as headers, and binary frames carry kind and number`() throws {
        var socket = socket()
        for encoding in ["raw", "header"] {
            let from = #""channel":"blocks","from":2,"encoding":"\#(encoding)""#
            socket.receive(.text(#"{"op":"subscribe","id":"\#(encoding)",\#(from)}"#), chain)
        }
        _ = try (text(&socket), text(&socket))
        let events = [try text(&socket), try text(&socket)]
        let data = Dictionary(uniqueKeysWithValues: events.map { ($0["id"]?.text, $0["data"]) })
        #expect(
            data["raw"] == .string(String(decoding: Base64.encode([2, 1, 2, 3]), as: UTF8.self))
        )
        #expect(data["header"]??["h"]?.uint32 == 2)
        var binary = self.socket(isBinary: true)
        binary.receive(.text(#"{"op":"subscribe","id":"a","channel":"blocks","from":2}"#), chain)
        guard case .binary(let ack)? = binary.next(chain, now: now) else {
            Issue.record("no acknowledgement")
            return
        }
        #expect(ack[0] == 0 && ack[1..<9].allSatisfy { $0 == 0 })
        #expect(try JSON.parse(Array(ack.dropFirst(9)))["op"]?.text == "ack")
        let frame = binary.next(chain, now: now)
        #expect(frame == .binary([1, 2, 0, 0, 0, 0, 0, 0, 0, 2, 1, 2, 3]))
    }

    @Test(
        arguments: [
            (#"{"op":"dance"}"#, "invalid_operation"),
            (#"{"op":"subscribe","id":"a","channel":"x"}"#, "invalid_operation"),
            (#"{"op":"subscribe","id":"","channel":"blocks"}"#, "invalid_operation"),
            (#"{"op":"subscribe","channel":"blocks"}"#, "invalid_operation"),
            (#"{"op":"subscribe","id":"a","channel":"blocks","from":-1}"#, "invalid_operation"),
            (
                #"{"op":"subscribe","id":"a","channel":"blocks","from":4294967296}"#,
                "invalid_operation"
            ),
            (#"{"op":"subscribe","id":"a","channel":"blocks","from":103}"#, "from_too_high"),
            (
                #"{"op":"subscribe","id":"a","channel":"blocks","encoding":"x"}"#,
                "invalid_operation"
            ),
            (
                #"{"op":"subscribe","id":"a","channel":"notes","encoding":"raw","tag":1}"#,
                "invalid_operation"
            ),
            (#"{"op":"subscribe","id":"a","channel":"notes"}"#, "invalid_operation"),
            (#"{"op":"subscribe","id":"a","channel":"notes","tag":[]}"#, "invalid_operation"),
            (
                #"{"op":"subscribe","id":"a","channel":"nullifiers","prefix":65536}"#,
                "invalid_operation"
            ),
            (
                #"{"op":"subscribe","id":"a","channel":"transactions","account":"x"}"#,
                "invalid_operation"
            ),
            (#"{"op":"subscribe","id":"a","channel":"mempool","from":1}"#, "invalid_operation"),
            (#"{"op":"subscribe","id":"a","channel":"proofs","from":1}"#, "not_implemented"),
            (#"{"op":"subscribe","id":"a","channel":"blocks","colour":1}"#, "invalid_operation"),
            (#"{"op":"unsubscribe","id":"a"}"#, "invalid_operation"),
        ]
    )
    func `an operation that makes no sense is answered, and the socket stays`(
        text: String,
        code: String
    ) throws {
        var socket = socket()
        socket.receive(.text(text), chain)
        let answer = try self.text(&socket)
        #expect(answer["op"]?.text == "error" && answer["code"]?.text == code, "\(text)")
        socket.receive(.text(#"{"op":"ping","id":"p"}"#), chain)
        #expect(try self.text(&socket)["op"]?.text == "pong")
    }

    @Test func `what is no operation at all closes the socket`() {
        let cases: [(InboundMessage, UInt16)] = [
            (.text("nonsense"), 4400), (.text("[]"), 4400), (.binary([1]), 1003),
        ]
        for (message, code) in cases {
            var socket = socket()
            socket.receive(message, chain)
            guard case .finish(let ending)? = socket.next(chain, now: now) else {
                Issue.record("the socket stays open")
                continue
            }
            #expect(ending.code == code)
            #expect(socket.next(chain, now: now) == nil)
        }
    }

    @Test func `a socket has sixteen subscriptions and one of each name`() throws {
        var socket = socket()
        for index in 0..<16 {
            socket.receive(
                .text(#"{"op":"subscribe","id":"\#(index)","channel":"status"}"#),
                chain
            )
            #expect(try text(&socket)["op"]?.text == "ack")
        }
        socket.receive(.text(#"{"op":"subscribe","id":"z","channel":"status"}"#), chain)
        #expect(try text(&socket)["code"]?.text == "too_many_subscriptions")
        socket.receive(.text(#"{"op":"unsubscribe","id":"3"}"#), chain)
        socket.receive(.text(#"{"op":"subscribe","id":"4","channel":"status"}"#), chain)
        _ = try text(&socket)
        #expect(try text(&socket)["code"]?.text == "invalid_operation")
    }

    @Test func `a client that floods operations without reading is sent away`() {
        var socket = socket()
        for _ in 0..<100 { socket.receive(.text(#"{"op":"ping"}"#), chain) }
        var last: StreamChunk?
        while let chunk = socket.next(chain, now: now) { last = chunk }
        #expect(last == .finish(StreamEnding(code: 1008, reason: "too many operations")))
    }

    @Test func `a settled transaction is told once and its subscription ends`() throws {
        var socket = socket()
        let id = "0x" + String(repeating: "01", count: 32)
        let selector = #""channel":"transactions","transaction":"\#(id)""#
        socket.receive(.text(#"{"op":"subscribe","id":"t",\#(selector)}"#), chain)
        #expect(try text(&socket)["op"]?.text == "ack")
        #expect(socket.next(chain, now: now) == nil)
        chain.grow(4)
        chain.ring.markStale()
        #expect(try text(&socket)["op"]?.text == "event")
        #expect(try text(&socket)["op"]?.text == "end")
        #expect(socket.next(chain, now: now) == nil && socket.subscriptions.isEmpty)
    }

    @Test func `who falls behind for too long is told where to go on`() throws {
        var socket = socket()
        socket.receive(.text(#"{"op":"subscribe","id":"a","channel":"blocks","from":0}"#), chain)
        _ = try (text(&socket), text(&socket))
        chain.grow(200)
        chain.ring.markStale()
        #expect(try text(&socket)["seq"]?.uint32 == 1)
        let late = now.advanced(by: .seconds(11))
        let parting = try JSON.parse(try words(socket.next(chain, now: late)))
        #expect(parting["op"]?.text == "closing" && parting["code"]?.text == "slow_consumer")
        try expectEnding(socket.next(chain, now: late), 4408, "slow_consumer", resumeFrom: 2)
        #expect(socket.next(chain, now: late) == nil)
    }

    private func words(_ chunk: StreamChunk?) throws -> [UInt8] {
        guard case .text(let bytes)? = chunk else { throw Unexpected() }
        return bytes
    }

    private struct Unexpected: Error {}

    private func expectEnding(
        _ chunk: StreamChunk?,
        _ code: UInt16,
        _ name: String,
        resumeFrom height: UInt32?
    ) throws {
        guard case .finish(let ending)? = chunk else { throw Unexpected() }
        #expect(ending.code == code && ending.reason.utf8.count <= 123)
        let reason = try JSON.parse(Array(ending.reason.utf8))
        #expect(reason["code"]?.text == name && reason["resume_from"]?.uint32 == height)
    }

    @Test func `each of several subscriptions is told where to go on`() throws {
        var socket = socket()
        let names = (0..<14).map { "a subscription, \"number\" \($0)" }
        for (index, name) in names.enumerated() {
            let quoted = JSONWriter.encode { $0.string(name) }
            let id = String(decoding: quoted, as: UTF8.self)
            socket.receive(
                .text(#"{"op":"subscribe","id":\#(id),"channel":"blocks","from":\#(index % 3)}"#),
                chain
            )
        }
        socket.receive(.text(#"{"op":"subscribe","id":"s","channel":"status"}"#), chain)
        for _ in 0..<15 { #expect(try text(&socket)["op"]?.text == "ack") }
        var next: [String: UInt32] = [:]
        for (index, name) in names.enumerated() { next[name] = UInt32(index % 3) }
        for _ in 0..<5 {
            let event = try text(&socket)
            let id = try #require(event["id"]?.text)
            if next[id] != nil { next[id] = try #require(event["seq"]?.uint32) + 1 }
        }
        let last = socket.leave()
        #expect(last.count == 2 && socket.isFinished && socket.leave().isEmpty)
        let parting = try JSON.parse(try words(last.first))
        #expect(parting["op"]?.text == "closing" && parting["code"]?.text == "shutting_down")
        var told: [String: UInt32] = [:]
        for place in parting["resume_from"]?.items ?? [] {
            told[try #require(place["id"]?.text)] = place["from"]?.uint32
        }
        #expect(told == next)
        try expectEnding(last.last, 1001, "shutting_down", resumeFrom: next.values.min())
    }

    @Test func `who has nothing to go on with is told no height`() throws {
        var socket = socket()
        let last = socket.leave()
        #expect(last.count == 1)
        try expectEnding(last.first, 1001, "shutting_down", resumeFrom: nil)
    }

    @Test(arguments: UInt64(0)..<400)
    func `damaged operations never trap`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let good = Array(
            #"{"op":"subscribe","id":"a","channel":"notes","tag":[1,2],"from":1}"#.utf8
        )
        var socket = socket(isBinary: seed % 2 == 0)
        let text = String(decoding: generator.damaged(good), as: UTF8.self)
        socket.receive(.text(text), chain)
        #expect(socket.next(chain, now: now) != nil)
    }
}
