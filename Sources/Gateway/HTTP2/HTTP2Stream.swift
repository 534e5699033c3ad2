// SPDX-License-Identifier: MIT

internal import HTTPSemantics

/// One request and its answer.
final class HTTP2Stream {
    let id: Int32
    let began: Moment

    // The request as it comes.
    var method = ""
    var path: [UInt8]?
    var fields: HTTPFields = [:]
    var headBytes = 0
    var isHeadTooLarge = false
    var request: HTTPRequest?
    var bodyBytesMax = 0
    var isReceiving = true
    /// Bytes of the body on the connection's account.
    var bookedBytes = 0
    /// Bytes of the body that came after the request was refused.
    var passedOverBytes = 0
    /// When the client is told to stop sending what nobody reads.
    var cutOff: Moment?

    // The answer as it goes.
    var isAnswered = false
    var source: BodySource?
    var isDeferred = false

    init(id: Int32, began: Moment) {
        self.id = id
        self.began = began
    }

    /// Whether bytes of the answer wait for the client's window.
    var isSending: Bool { source != nil && !isDeferred }

    /// Takes a field of the head; what is over the limits is counted and dropped.
    func take(name: UnsafeBufferPointer<UInt8>, value: UnsafeBufferPointer<UInt8>) {
        headBytes += name.count + value.count + 32
        guard headBytes <= HTTPLimits.headerBytesMax, fields.count < HTTPLimits.headerFieldsMax
        else {
            isHeadTooLarge = true
            return
        }
        let key = String(decoding: name, as: UTF8.self)
        switch key {
        case ":method": method = String(decoding: value, as: UTF8.self)
        case ":path": path = Array(value)
        case ":authority": fields["host"] = String(decoding: value, as: UTF8.self)
        case "host": if fields["host"] == nil { append(key, value) }
        case _ where key.hasPrefix(":"): break
        default: append(key, value)
        }
    }

    private func append(_ key: String, _ value: UnsafeBufferPointer<UInt8>) {
        fields.append(key, String(decoding: value, as: UTF8.self))
    }

    /// Makes the request out of the head.
    func finishHead(peer: PeerAddress) throws(Problem) -> HTTPRequest {
        if isHeadTooLarge {
            throw Problem(.headersTooLarge, "the header fields are too many or too large")
        }
        guard let path else {
            throw Problem(.methodNotImplemented, "tunnels are not served here")
        }
        guard path.count <= HTTPLimits.requestLineBytesMax else {
            throw Problem(.requestLineTooLong, "the path is too long")
        }
        do throws(RequestTargetError) {
            let request = HTTPRequest(
                method: HTTPMethod(method),
                target: try RequestTarget(path),
                version: .http2,
                fields: fields,
                peer: peer
            )
            self.request = request
            return request
        } catch {
            throw Problem(.malformedRequest, "the target is malformed: \(error)")
        }
    }

    /// When the request must have come at this rate; `nil` once it is whole.
    func deadline(_ configuration: HTTP2Configuration) -> Moment? {
        guard isReceiving else { return nil }
        guard let request else { return began.advanced(by: configuration.headerTimeout) }
        let earned = request.body.count * 1_000 / configuration.bodyBytesPerSecondMin
        return began.advanced(by: configuration.bodyGrace + .milliseconds(earned))
    }
}
