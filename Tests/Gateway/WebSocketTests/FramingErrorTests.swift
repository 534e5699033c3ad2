// SPDX-License-Identifier: MIT

import HTTPSemantics
import Testing
import WebSocket

/// Each test breaks one rule and names the close code and reason that must tell it.
@Suite struct FramingErrorTests {
    private func expectClose(
        _ bytes: [UInt8],
        _ error: WebSocketError,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        var socket = DrivenWebSocket()
        socket.receive(bytes)
        let payload =
            [UInt8(error.closeCode >> 8), UInt8(error.closeCode & 0xFF)]
            + Array(error.reason.utf8)
        let closing = [0x88, UInt8(payload.count)] + payload
        #expect(socket.sent == closing, sourceLocation: sourceLocation)
        #expect(socket.closeCode == error.closeCode, sourceLocation: sourceLocation)
        #expect(socket.messages.isEmpty, sourceLocation: sourceLocation)
        #expect(!socket.connection.wantsRead, sourceLocation: sourceLocation)
    }

    @Test(arguments: [UInt8(0x40), 0x20, 0x10])
    func `a reserved bit`(bit: UInt8) { expectClose(frame(1, reserved: bit), .reservedBit) }

    @Test(arguments: [UInt8(3), 7, 11, 15])
    func `a reserved operation`(operation: UInt8) {
        expectClose(frame(operation), .reservedOperation(operation))
    }

    @Test func `a frame without mask`() { expectClose(frame(1, [65], isMasked: false), .unmasked) }

    @Test func `a length in more bytes than it needs`() {
        expectClose(frame(2, [1], lengthByteCount: 2), .longLength)
        expectClose(
            frame(2, [UInt8](repeating: 0, count: 300), lengthByteCount: 8),
            .longLength
        )
        expectClose([0x82, 0xFF, 0x80, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4], .longLength)
    }

    @Test func `a control frame that is too large or in pieces`() {
        expectClose(frame(9, [UInt8](repeating: 0, count: 126)), .largeControlFrame)
        expectClose(frame(9, [1], isFinal: false), .fragmentedControlFrame)
    }

    @Test func `pieces out of place`() {
        expectClose(frame(0, [1]), .unexpectedContinuation)
        expectClose(frame(1, [65], isFinal: false) + frame(1, [66]), .interruptedMessage)
        expectClose(frame(2, [65], isFinal: false) + frame(2, [66]), .interruptedMessage)
    }

    @Test(arguments: [0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65_535] as [UInt16])
    func `a close code that may not be sent`(code: UInt16) {
        expectClose(frame(8, [UInt8(code >> 8), UInt8(code & 0xFF)]), .invalidCloseCode)
    }

    @Test func `a close of one byte or with a reason that is no text`() {
        expectClose(frame(8, [3]), .invalidCloseCode)
        expectClose(frame(8, [0x03, 0xE8, 0xFF]), .invalidUTF8)
        expectClose(frame(8, [0x03, 0xE8, 0xC3]), .invalidUTF8)
    }

    @Test(
        arguments: [
            [0xFF], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80],
            [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80], [0x80], [0xC3, 0x41],
            [0xE2, 0x82],
        ] as [[UInt8]]
    )
    func `text that is not UTF-8`(bytes: [UInt8]) {
        expectClose(frame(1, [0x61] + bytes), .invalidUTF8)
    }

    @Test func `text is refused at its first wrong byte, before the frame ends`() {
        expectClose(Array(frame(1, [0x61, 0xFF, 0x62, 0x63]).prefix(8)), .invalidUTF8)
        expectClose(frame(1, [0xE2], isFinal: false) + frame(0, [0x41]), .invalidUTF8)
    }

    @Test func `a message over the limit, at once and in pieces`() {
        let limit = WebSocketError.messageTooBig(limit: 65_536)
        let head = Array(frame(2, [UInt8](repeating: 0, count: 65_537)).prefix(14))
        expectClose(head, limit)
        let piece = [UInt8](repeating: 0, count: 40_000)
        expectClose(frame(2, piece, isFinal: false) + frame(0, piece), limit)
    }
}
