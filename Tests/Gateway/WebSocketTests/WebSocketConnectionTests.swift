// SPDX-License-Identifier: MIT

import HTTPSemantics
import TestSupport
import Testing
import WebSocket

@Suite struct WebSocketConnectionTests {
    private let hello = Array("héllo".utf8)

    @Test func `messages of both kinds arrive`() {
        var socket = DrivenWebSocket()
        socket.receive(frame(1, hello) + frame(2, [0xFF, 0x00]))
        #expect(socket.messages == [.text("héllo"), .binary([0xFF, 0x00])])
    }

    @Test(arguments: [0, 1, 125, 126, 127, 65_535, 65_536])
    func `messages of every form of length arrive`(count: Int) {
        var socket = DrivenWebSocket()
        let payload = [UInt8](repeating: 7, count: count)
        socket.receive(frame(2, payload))
        #expect(socket.messages == [.binary(payload)])
    }

    @Test func `pieces are put together with control frames in between`() {
        var socket = DrivenWebSocket()
        socket.receive(frame(1, Array(hello[..<2]), isFinal: false))
        socket.receive(frame(9, [1, 2]))
        socket.receive(frame(0, [], isFinal: false) + frame(10, []))
        socket.receive(frame(0, Array(hello[2...])))
        #expect(socket.messages == [.text("héllo")])
        #expect(socket.sent == [0x8A, 2, 1, 2])
    }

    @Test func `what is sent is framed without a mask`() {
        var socket = DrivenWebSocket()
        socket.connection.send(text: hello)
        socket.connection.send(binary: [UInt8](repeating: 1, count: 300))
        socket.connection.send(binary: [UInt8](repeating: 2, count: 70_000))
        socket.carryOut()
        let heads = [[0x81, 6] + hello, [0x82, 126, 1, 44] + [UInt8](repeating: 1, count: 300)]
        let last: [UInt8] = [0x82, 127, 0, 0, 0, 0, 0, 1, 0x11, 0x70]
        #expect(socket.sent.starts(with: heads[0] + heads[1] + last))
        #expect(socket.sent.count == 8 + 304 + 70_010)
    }

    @Test func `a close is answered and ends the connection`() {
        var socket = DrivenWebSocket()
        socket.receive(frame(8, [0x03, 0xE8, 0x62]) + frame(1, hello))
        #expect(socket.sent == [0x88, 2, 0x03, 0xE8] && socket.closeCode == 1000)
        #expect(socket.messages.isEmpty && !socket.connection.isOpen)
        var silent = DrivenWebSocket()
        silent.receive(frame(8))
        #expect(silent.sent == [0x88, 0] && silent.closeCode == 1005)
    }

    @Test func `a close of ours waits for the client, but not for ever`() {
        var socket = DrivenWebSocket()
        socket.connection.close(code: 1001, reason: "bye", now: socket.now)
        socket.carryOut()
        #expect(socket.sent == [0x88, 5, 0x03, 0xE9] + Array("bye".utf8))
        #expect(socket.closeCode == nil && !socket.connection.isOpen)
        socket.connection.send(text: hello)
        socket.receive(frame(1, hello) + frame(9))
        #expect(socket.messages.isEmpty && socket.sent.count == 7)
        var patient = socket
        patient.receive(frame(8, [0x03, 0xE9]))
        #expect(patient.closeCode == 1001 && patient.sent.count == 7)
        socket.wait(.seconds(5))
        #expect(socket.closeCode == 1001)
    }

    @Test func `a long reason is cut between characters`() {
        var socket = DrivenWebSocket()
        socket.connection.close(
            code: 4408,
            reason: String(repeating: "é", count: 100),
            now: socket.now
        )
        socket.carryOut()
        #expect(socket.sent.count == 2 + 2 + 122)
        #expect(String(validating: socket.sent.dropFirst(4), as: UTF8.self) != nil)
    }

    @Test func `a silent client is pinged, and left when it stays silent`() {
        var socket = DrivenWebSocket()
        socket.wait(.seconds(26))
        #expect(socket.sent.isEmpty)
        socket.wait(.seconds(1))
        #expect(socket.sent == [0x89, 0])
        var alive = socket
        socket.wait(.seconds(29))
        #expect(socket.closeCode == nil)
        socket.wait(.seconds(1))
        #expect(socket.closeCode == 1006)
        alive.wait(.seconds(29))
        alive.receive(frame(10))
        alive.wait(.seconds(26))
        #expect(alive.closeCode == nil && alive.sent.count == 2)
    }

    @Test func `the cut of the bytes does not matter`() {
        var generator = SeededGenerator(seed: 5)
        let whole =
            frame(1, Array(hello[..<2]), isFinal: false) + frame(9, [3]) + frame(0, hello)
            + frame(2, generator.bytes(700)) + frame(8, [0x03, 0xE8])
        for round in 0..<200 {
            let bytes = round == 0 ? whole : generator.damaged(whole)
            var atOnce = DrivenWebSocket()
            atOnce.receive(bytes)
            var dripping = DrivenWebSocket()
            for byte in bytes { dripping.receive([byte]) }
            #expect(atOnce.messages == dripping.messages && atOnce.sent == dripping.sent)
            #expect(atOnce.closeCode == dripping.closeCode)
        }
    }

    @Test func `damaged frames never trap`() {
        var generator = SeededGenerator(seed: 6)
        let seeds = [frame(1, hello), frame(2, generator.bytes(200)), frame(8, [3, 0xE8, 65])]
        var closed = 0
        for round in 0..<6_000 {
            var socket = DrivenWebSocket()
            socket.receive(generator.damaged(seeds[round % 3] + seeds[(round + 1) % 3]))
            if socket.closeCode != nil { closed += 1 }
        }
        #expect(closed > 1_000)
    }
}
