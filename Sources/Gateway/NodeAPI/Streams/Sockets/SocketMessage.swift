// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import JSONText
internal import ProtocolTypes

/// What a server says on a WebSocket, in either subprotocol.
struct SocketMessage {
    static let jsonProtocol = "miden.v1.json"
    static let binaryProtocol = "miden.v1.bin"

    /// Whether events and answers go out as binary frames.
    let isBinary: Bool

    /// An answer to an operation: kind 0 in binary.
    func control(_ write: (inout JSONWriter) -> Void) -> StreamChunk {
        let json = JSONWriter.encode { $0.object(write) }
        return isBinary ? .binary(SocketMessage.frame(0, 0, json)) : .text(json)
    }

    func acknowledgement(_ id: String, from: BlockNumber?, tip: BlockNumber?) -> StreamChunk {
        control { json in
            json.member("op", "ack")
            json.member("id", id)
            if let from { json.member("from", from) }
            json.member("tip", tip)
        }
    }

    func failure(_ id: String?, _ error: StreamOperationError) -> StreamChunk {
        control { json in
            json.member("op", "error")
            json.member("id", id)
            json.member("code", error.code)
            json.member("detail", error.detail)
        }
    }

    /// Where each subscription of a socket that is about to be closed may go on.
    func parting(_ code: String, _ places: [(id: String, from: BlockNumber)]) -> StreamChunk {
        control { json in
            json.member("op", "closing")
            json.member("code", code)
            json.member("resume_from", array: places) { json, place in
                json.object {
                    $0.member("id", place.id)
                    $0.member("from", place.from)
                }
            }
        }
    }

    func event(_ event: Subscription.Event, of subscription: Subscription) -> StreamChunk {
        if isBinary {
            let kind = subscription.channel.kind
            return .binary(SocketMessage.frame(kind, event.seq, event.payload))
        }
        var json = JSONWriter(reserving: event.payload.count * 4 / 3 + 96)
        json.object { json in
            json.member("op", "event")
            json.member("id", subscription.id)
            json.key("seq")
            json.number(event.seq)
            json.member("tip", event.tip)
            if event.isJSON {
                json.member("data", raw: event.payload)
            } else {
                json.member("data", base64: event.payload)
            }
        }
        return .text(json.bytes)
    }

    /// One byte of kind, eight of number with the lowest first, then the payload.
    static func frame(_ kind: UInt8, _ seq: UInt64, _ payload: [UInt8]) -> [UInt8] {
        var frame: [UInt8] = []
        frame.reserveCapacity(9 + payload.count)
        frame.append(kind)
        for index in 0..<8 { frame.append(UInt8(truncatingIfNeeded: seq >> UInt64(8 * index))) }
        frame += payload
        return frame
    }
}
