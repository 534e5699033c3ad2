// SPDX-License-Identifier: MIT

import TestSupport

/// The frames of a WebSocket's server, behind its answer to the handshake.
struct ServerFrames {
    struct Frame: Equatable {
        let head: UInt8
        let payload: [UInt8]
    }

    private let client: TestClient
    private var bytes: [UInt8] = []
    private var position = 0

    /// Passes over the head of the handshake's answer.
    init(_ client: TestClient) {
        self.client = client
        var (newest, count) = ([UInt8](), 0)
        while count < 4 {
            guard let byte = nextByte() else { return }
            newest = newest.suffix(3) + [byte]
            count = newest.elementsEqual("\r\n\r\n".utf8) ? 4 : 0
        }
    }

    private mutating func nextByte() -> UInt8? {
        if position == bytes.count {
            guard let more = client.takeSome() else { return nil }
            (bytes, position) = (more, 0)
        }
        defer { position += 1 }
        return bytes[position]
    }

    private mutating func bytes(_ count: Int) throws -> [UInt8] {
        try (0..<count).map { _ in
            guard let byte = nextByte() else { throw TestClient.Failure.closed("within a frame") }
            return byte
        }
    }

    /// The next frame that satisfies `condition`.
    mutating func next(where condition: (Frame) -> Bool = { _ in true }) throws -> Frame {
        while true {
            let head = try bytes(2)
            let lengthBytes = head[1] < 126 ? 0 : head[1] == 126 ? 2 : 8
            let length = try bytes(lengthBytes).reduce(0) { $0 << 8 | Int($1) }
            let payload = try bytes(lengthBytes == 0 ? Int(head[1]) : length)
            let frame = Frame(head: head[0], payload: payload)
            if condition(frame) { return frame }
        }
    }
}
