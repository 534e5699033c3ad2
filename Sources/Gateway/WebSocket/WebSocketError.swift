// SPDX-License-Identifier: MIT

/// How a client breaks the framing; each ends the connection with its close code.
public enum WebSocketError: Error, Equatable, Sendable {
    /// A reserved bit is set without an extension that gives it sense.
    case reservedBit
    /// The operation code is reserved.
    case reservedOperation(UInt8)
    /// A client's frame is not masked.
    case unmasked
    /// A length is written in more bytes than it needs.
    case longLength
    /// A control frame is longer than 125 bytes.
    case largeControlFrame
    /// A control frame is cut in pieces.
    case fragmentedControlFrame
    /// A piece comes though no message was begun.
    case unexpectedContinuation
    /// A message begins within another one.
    case interruptedMessage
    /// A close frame's code may not be sent, or is one byte.
    case invalidCloseCode
    /// Text is not UTF-8.
    case invalidUTF8
    /// A message is over the limit.
    case messageTooBig(limit: Int)

    /// The close code that tells it.
    public var closeCode: UInt16 {
        switch self {
        case .invalidUTF8: 1007
        case .messageTooBig: 1009
        default: 1002
        }
    }

    /// The close reason, in words for people.
    public var reason: String {
        switch self {
        case .reservedBit: "a reserved bit is set"
        case .reservedOperation: "a reserved operation"
        case .unmasked: "a frame is not masked"
        case .longLength: "a length is longer than needed"
        case .largeControlFrame: "a control frame is too large"
        case .fragmentedControlFrame: "a control frame is fragmented"
        case .unexpectedContinuation: "nothing to continue"
        case .interruptedMessage: "a message within a message"
        case .invalidCloseCode: "an invalid close code"
        case .invalidUTF8: "text is not UTF-8"
        case .messageTooBig(let limit): "a message is over \(limit) bytes"
        }
    }
}
