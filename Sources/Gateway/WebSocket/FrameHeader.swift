// SPDX-License-Identifier: MIT

/// The kinds of frames.
enum FrameKind: UInt8, Sendable {
    case continuation = 0
    case text = 1
    case binary = 2
    case close = 8
    case ping = 9
    case pong = 10

    var isControl: Bool { rawValue >= 8 }
}

/// The start of a client's frame, checked.
struct FrameHeader: Sendable, Equatable {
    let kind: FrameKind
    let isFinal: Bool
    let payloadByteCount: Int
    let mask: [UInt8]

    /// How many bytes a header has, as far as its first two tell; `nil` with fewer.
    static func byteCount(_ start: [UInt8]) -> Int? {
        guard start.count >= 2 else { return nil }
        let lengthByteCount =
            switch start[1] & 0x7F {
            case 126: 2
            case 127: 8
            default: 0
            }
        return 2 + lengthByteCount + (start[1] & 0x80 == 0 ? 0 : 4)
    }

    /// Checks the first two bytes, which suffice for most rules.
    static func check(_ start: [UInt8]) throws(WebSocketError) {
        guard start[0] & 0x70 == 0 else { throw .reservedBit }
        guard let kind = FrameKind(rawValue: start[0] & 0x0F) else {
            throw .reservedOperation(start[0] & 0x0F)
        }
        guard start[1] & 0x80 != 0 else { throw .unmasked }
        guard kind.isControl else { return }
        guard start[0] & 0x80 != 0 else { throw .fragmentedControlFrame }
        guard start[1] & 0x7F <= 125 else { throw .largeControlFrame }
    }

    /// Reads a whole header that ``check(_:)`` let pass.
    init(_ bytes: [UInt8]) throws(WebSocketError) {
        try FrameHeader.check(bytes)
        guard let kind = FrameKind(rawValue: bytes[0] & 0x0F) else {
            throw .reservedOperation(bytes[0] & 0x0F)
        }
        self.kind = kind
        isFinal = bytes[0] & 0x80 != 0
        let lengthEnd = bytes.count - 4
        var length = UInt64(bytes[1] & 0x7F)
        if lengthEnd > 2 {
            length = bytes[2..<lengthEnd].reduce(0) { $0 << 8 | UInt64($1) }
            let leastThatNeedsIt: UInt64 = lengthEnd == 4 ? 126 : 1 << 16
            guard length >= leastThatNeedsIt, length >> 63 == 0 else { throw .longLength }
        }
        payloadByteCount = Int(length)
        mask = Array(bytes[lengthEnd...])
    }

    /// The header of a server's frame, which is final and not masked.
    static func encoded(_ kind: FrameKind, payloadByteCount: Int) -> [UInt8] {
        var bytes: [UInt8] = [0x80 | kind.rawValue]
        let lengthByteCount: Int
        switch payloadByteCount {
        case ..<126:
            bytes.append(UInt8(payloadByteCount))
            lengthByteCount = 0
        case ..<65_536:
            bytes.append(126)
            lengthByteCount = 2
        default:
            bytes.append(127)
            lengthByteCount = 8
        }
        for index in (0..<lengthByteCount).reversed() {
            bytes.append(UInt8(truncatingIfNeeded: payloadByteCount >> (8 * index)))
        }
        return bytes
    }
}
