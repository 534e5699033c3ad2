// SPDX-License-Identifier: MIT

import HTTPSemantics
import WebSocket

/// A client's frame, faults included.
func frame(
    _ operation: UInt8,
    _ payload: [UInt8] = [],
    isFinal: Bool = true,
    reserved: UInt8 = 0,
    isMasked: Bool = true,
    lengthByteCount: Int? = nil
) -> [UInt8] {
    var bytes = [(isFinal ? 0x80 : 0) | reserved | operation]
    let fitting = payload.count < 126 ? 0 : payload.count < 65_536 ? 2 : 8
    let lengthByteCount = lengthByteCount ?? fitting
    let short = lengthByteCount == 0 ? UInt8(payload.count) : lengthByteCount == 2 ? 126 : 127
    bytes.append((isMasked ? 0x80 : 0) | short)
    for index in (0..<lengthByteCount).reversed() {
        bytes.append(UInt8(truncatingIfNeeded: payload.count >> (8 * index)))
    }
    guard isMasked else { return bytes + payload }
    let mask: [UInt8] = [0x37, 0xFA, 0x21, 0x3D]
    return bytes + mask + payload.enumerated().map { $1 ^ mask[$0 & 3] }
}

/// A WebSocket whose actions are carried out into lists.
struct DrivenWebSocket {
    var connection: WebSocketConnection
    var now = Moment(nanoseconds: 0)
    var messages: [InboundMessage] = []
    var sent: [UInt8] = []
    var closeCode: UInt16?

    init() { connection = WebSocketConnection(now: now) }

    mutating func receive(_ bytes: [UInt8]) {
        connection.receive(bytes, now: now)
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
            case .message(let message): messages.append(message)
            case .write(let bytes): sent += bytes
            case .close(let code): closeCode = code
            }
        }
    }
}
