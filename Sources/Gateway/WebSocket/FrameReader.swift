// SPDX-License-Identifier: MIT

internal import HTTPSemantics

/// Puts a client's messages together from bytes, however these are cut.
struct FrameReader: Sendable {
    enum Event: Sendable, Equatable {
        case message(InboundMessage)
        case ping([UInt8])
        case pong
        case close(code: UInt16?)
    }

    private struct Payload: Sendable {
        let header: FrameHeader
        var taken = 0
        var control: [UInt8] = []
    }

    private let messageBytesMax: Int
    private var headerBytes: [UInt8] = []
    private var payload: Payload?
    private var messageKind: FrameKind?
    private var message: [UInt8] = []
    private var check = UTF8Check()

    init(messageBytesMax: Int) { self.messageBytesMax = messageBytesMax }

    /// Takes bytes up to the end of the next event.
    ///
    /// - Parameter bytes: The bytes that came; those that were used are removed.
    /// - Returns: The event, or `nil` when the bytes are used up.
    /// - Throws: ``WebSocketError``, after which nothing more may be read.
    mutating func next(_ bytes: inout ArraySlice<UInt8>) throws(WebSocketError) -> Event? {
        while true {
            if let event = try readPayload(&bytes) { return event }
            guard payload == nil, try readHeader(&bytes) else { return nil }
        }
    }

    /// Reads on in a header; `true` when it is whole.
    private mutating func readHeader(_ bytes: inout ArraySlice<UInt8>) throws(WebSocketError)
        -> Bool
    {
        while true {
            if let byteCount = FrameHeader.byteCount(headerBytes) {
                if headerBytes.count == 2 { try FrameHeader.check(headerBytes) }
                if headerBytes.count == byteCount { break }
            }
            guard let byte = bytes.popFirst() else { return false }
            headerBytes.append(byte)
        }
        let header = try FrameHeader(headerBytes)
        headerBytes.removeAll(keepingCapacity: true)
        try begin(header)
        return true
    }

    private mutating func begin(_ header: FrameHeader) throws(WebSocketError) {
        switch header.kind {
        case .text, .binary:
            guard messageKind == nil else { throw .interruptedMessage }
            messageKind = header.kind
        case .continuation:
            guard messageKind != nil else { throw .unexpectedContinuation }
        case .close, .ping, .pong: break
        }
        if !header.kind.isControl, header.payloadByteCount > messageBytesMax - message.count {
            throw .messageTooBig(limit: messageBytesMax)
        }
        payload = Payload(header: header)
    }

    /// Reads on in a payload; the event that its end makes.
    private mutating func readPayload(
        _ bytes: inout ArraySlice<UInt8>
    ) throws(WebSocketError) -> Event? {
        guard var current = payload else { return nil }
        let header = current.header
        let part = bytes.prefix(header.payloadByteCount - current.taken)
        bytes = bytes.dropFirst(part.count)
        var plain = Array(part)
        for index in plain.indices { plain[index] ^= header.mask[(current.taken + index) & 3] }
        current.taken += plain.count
        if header.kind.isControl {
            current.control += plain
        } else {
            if messageKind == .text, !check.accept(plain[...]) { throw .invalidUTF8 }
            message += plain
        }
        guard current.taken == header.payloadByteCount else {
            payload = current
            return nil
        }
        payload = nil
        return try finish(header, control: current.control)
    }

    private mutating func finish(
        _ header: FrameHeader,
        control: [UInt8]
    ) throws(WebSocketError) -> Event? {
        switch header.kind {
        case .ping: return .ping(control)
        case .pong: return .pong
        case .close: return .close(code: try FrameReader.closeCode(control))
        case .text, .binary, .continuation:
            guard header.isFinal else { return nil }
            let (kind, whole) = (messageKind, message)
            (messageKind, message) = (nil, [])
            guard kind == .text else { return .message(.binary(whole)) }
            guard check.isAtBoundary else { throw .invalidUTF8 }
            return .message(.text(String(decoding: whole, as: UTF8.self)))
        }
    }

    /// The code in a close frame's payload; `nil` when it is empty.
    private static func closeCode(_ payload: [UInt8]) throws(WebSocketError) -> UInt16? {
        if payload.isEmpty { return nil }
        guard payload.count >= 2 else { throw .invalidCloseCode }
        let code = UInt16(payload[0]) << 8 | UInt16(payload[1])
        switch code {
        case 1000...1003, 1007...1014, 3000...4999: break
        default: throw .invalidCloseCode
        }
        var check = UTF8Check()
        guard check.accept(payload[2...]), check.isAtBoundary else { throw .invalidUTF8 }
        return code
    }
}
