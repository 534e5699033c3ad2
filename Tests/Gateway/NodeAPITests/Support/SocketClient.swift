// SPDX-License-Identifier: MIT

import JSONText
import TestSupport

/// A WebSocket's client, just enough of it.
final class SocketClient {
    enum Frame: Equatable {
        case text(String)
        case binary([UInt8])
        case close(code: UInt16, reason: String)
    }

    private let client: TestClient

    init(port: UInt16, protocol name: String = "miden.v1.json", path: String = "/v1/ws")
        async throws
    {
        client = try TestClient(port: port)
        client.send(
            get(
                path,
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Sec-WebSocket-Protocol: \(name)"
            )
        )
        var head: [UInt8] = []
        while !head.suffix(4).elementsEqual("\r\n\r\n".utf8) {
            head += try await client.awaitedBytes(count: 1)
        }
        guard String(decoding: head, as: UTF8.self).hasPrefix("HTTP/1.1 101") else {
            throw TestClient.Failure.closed(String(decoding: head, as: UTF8.self))
        }
    }

    /// Sends a text, masked with zeros.
    func send(_ text: String) {
        let bytes = Array(text.utf8)
        var frame: [UInt8] = [0x81]
        if bytes.count < 126 {
            frame.append(0x80 | UInt8(bytes.count))
        } else {
            frame += [0x80 | 126, UInt8(bytes.count >> 8), UInt8(bytes.count & 255)]
        }
        client.send(frame + [0, 0, 0, 0] + bytes)
    }

    /// Answers the server's close.
    func close() { client.send([0x88, 0x80, 0, 0, 0, 0]) }

    /// The next frame that is no ping.
    func next() async throws -> Frame {
        while true {
            let head = try await client.awaitedBytes(count: 2)
            var count = Int(head[1])
            if count >= 126 {
                let length = try await client.awaitedBytes(count: count == 126 ? 2 : 8)
                count = length.reduce(0) { $0 << 8 | Int($1) }
            }
            let payload = try await client.awaitedBytes(count: count)
            switch head[0] {
            case 0x81: return .text(String(decoding: payload, as: UTF8.self))
            case 0x82: return .binary(payload)
            case 0x88:
                let code = payload.count < 2 ? 0 : UInt16(payload[0]) << 8 | UInt16(payload[1])
                let reason = String(decoding: payload.dropFirst(2), as: UTF8.self)
                return .close(code: code, reason: reason)
            default: continue
            }
        }
    }

    /// The next text as JSON.
    func json() async throws -> JSON {
        guard case .text(let text) = try await next() else { return .null }
        return try JSON.parse(Array(text.utf8))
    }
}
