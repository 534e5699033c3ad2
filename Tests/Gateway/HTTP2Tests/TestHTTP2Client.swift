// SPDX-License-Identifier: MIT

import CNghttp2
import HTTP2
import HTTPSemantics

/// The library's own client, joined to a session of ours without a socket.
final class TestHTTP2Client {
    struct Answer {
        var fields: [(String, String)] = []
        var body: [UInt8] = []
        var isClosed = false
        var errorCode: UInt32 = 0

        subscript(_ name: String) -> String? { fields.first { $0.0 == name }?.1 }
    }

    let server: HTTP2Session
    var now = Moment(nanoseconds: 0)
    var answers: [Int32: Answer] = [:]
    var goAwayCode: UInt32?
    var dispatched: [(stream: Int32, request: HTTPRequest)] = []
    var closed: [Int32] = []
    private var session: OpaquePointer?

    init(_ configuration: HTTP2Configuration = HTTP2Configuration(), window: Int32? = nil) throws {
        server = try HTTP2Session(
            peer: PeerAddress(host: "10.0.0.2", port: 3),
            configuration: configuration,
            now: now
        )
        var callbacks: OpaquePointer?
        nghttp2_session_callbacks_new(&callbacks)
        defer { nghttp2_session_callbacks_del(callbacks) }
        TestHTTP2Client.register(callbacks)
        nghttp2_session_client_new(&session, callbacks, Unmanaged.passUnretained(self).toOpaque())
        var settings: [nghttp2_settings_entry] = []
        if let window {
            let id = Int32(NGHTTP2_SETTINGS_INITIAL_WINDOW_SIZE.rawValue)
            settings.append(nghttp2_settings_entry(settings_id: id, value: UInt32(window)))
        }
        nghttp2_submit_settings(session, 0, settings, settings.count)
    }

    deinit { nghttp2_session_del(session) }

    private static func from(_ pointer: UnsafeMutableRawPointer?) -> TestHTTP2Client? {
        pointer.map { Unmanaged<TestHTTP2Client>.fromOpaque($0).takeUnretainedValue() }
    }

    private static func register(_ callbacks: OpaquePointer?) {
        nghttp2_session_callbacks_set_on_header_callback(callbacks) {
            guard let id = $1?.pointee.hd.stream_id else { return 0 }
            let name = String(
                decoding: UnsafeBufferPointer(start: $2, count: $3),
                as: UTF8.self
            )
            let value = String(
                decoding: UnsafeBufferPointer(start: $4, count: $5),
                as: UTF8.self
            )
            TestHTTP2Client.from($7)?.answers[id, default: Answer()].fields
                .append((name, value))
            return 0
        }
        nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks) {
            TestHTTP2Client.from($5)?.answers[$2, default: Answer()].body
                .append(contentsOf: UnsafeBufferPointer(start: $3, count: $4))
            return 0
        }
        nghttp2_session_callbacks_set_on_stream_close_callback(callbacks) { _, id, code, user in
            TestHTTP2Client.from(user)?.answers[id, default: Answer()].isClosed = true
            TestHTTP2Client.from(user)?.answers[id]?.errorCode = code
            return 0
        }
        nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks) { _, frame, user in
            guard let frame, frame.pointee.hd.type == UInt8(NGHTTP2_GOAWAY.rawValue) else {
                return 0
            }
            TestHTTP2Client.from(user)?.goAwayCode = frame.pointee.goaway.error_code
            return 0
        }
    }

    /// Submits a request; a body is sent with it unless it is held back.
    @discardableResult
    func request(
        _ method: String = "GET",
        _ path: String = "/",
        fields: [(String, String)] = [],
        body: [UInt8]? = nil,
        endsBody: Bool = true
    ) -> Int32 {
        let all =
            [(":method", method), (":path", path), (":scheme", "http"), (":authority", "a")]
            + fields
        var bytes = all.flatMap { Array($0.0.utf8) + Array($0.1.utf8) }
        pendingBody = body ?? []
        pendingBodyEnds = endsBody
        var provider = nghttp2_data_provider()
        provider.read_callback = { _, _, buffer, length, flags, _, user in
            guard let client = TestHTTP2Client.from(user), let buffer, let flags else { return 0 }
            let part = client.pendingBody.prefix(length)
            for (index, byte) in part.enumerated() { buffer[index] = byte }
            client.pendingBody.removeFirst(part.count)
            if client.pendingBody.isEmpty {
                if !client.pendingBodyEnds {
                    return part.isEmpty ? ssize_t(NGHTTP2_ERR_DEFERRED.rawValue) : part.count
                }
                flags.pointee |= UInt32(NGHTTP2_DATA_FLAG_EOF.rawValue)
            }
            return part.count
        }
        return bytes.withUnsafeMutableBufferPointer { buffer in
            var cursor = buffer.baseAddress
            let pairs = all.map { name, value in
                let start = cursor
                cursor = cursor?.advanced(by: name.utf8.count + value.utf8.count)
                return nghttp2_nv(
                    name: start,
                    value: start?.advanced(by: name.utf8.count),
                    namelen: name.utf8.count,
                    valuelen: value.utf8.count,
                    flags: 0
                )
            }
            return body == nil
                ? nghttp2_submit_request(session, nil, pairs, pairs.count, nil, nil)
                : nghttp2_submit_request(session, nil, pairs, pairs.count, &provider, nil)
        }
    }

    private var pendingBody: [UInt8] = []
    private var pendingBodyEnds = true

    func reset(_ id: Int32) {
        nghttp2_submit_rst_stream(session, 0, id, UInt32(NGHTTP2_CANCEL.rawValue))
    }

    /// Takes bytes from the client side, for tests that send them by hand.
    func takeClientBytes() -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            var start: UnsafePointer<UInt8>?
            let count = nghttp2_session_mem_send(session, &start)
            guard count > 0, let start else { return bytes }
            bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: count))
        }
    }

    func serverReceives(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { server.receive($0, now: now) }
    }

    /// Carries bytes both ways until nothing moves; the answers to requests are the test's.
    func exchange(_ answer: (Int32, HTTPRequest) -> Void = { _, _ in }) {
        while true {
            let toServer = takeClientBytes()
            if !toServer.isEmpty { serverReceives(toServer) }
            while let action = server.nextAction() {
                switch action {
                case .dispatch(let stream, let request):
                    dispatched.append((stream, request))
                    answer(stream, request)
                case .closed(let stream): closed.append(stream)
                }
            }
            let toClient = server.takeOutput(byteCountMax: 1 << 20, now: now)
            if !toClient.isEmpty {
                _ = toClient.withUnsafeBufferPointer {
                    nghttp2_session_mem_recv(session, $0.baseAddress, $0.count)
                }
            }
            if toServer.isEmpty && toClient.isEmpty { return }
        }
    }

    func wait(_ duration: Duration) {
        now = now.advanced(by: duration)
        server.timerFired(now: now)
        exchange()
    }
}

/// A frame by hand.
func rawFrame(_ type: UInt8, _ flags: UInt8, _ stream: UInt32, _ payload: [UInt8]) -> [UInt8] {
    let count = UInt32(payload.count)
    let head = [count >> 16, count >> 8, count].map { UInt8(truncatingIfNeeded: $0) }
    let id = [stream >> 24, stream >> 16, stream >> 8, stream].map {
        UInt8(truncatingIfNeeded: $0)
    }
    return head + [type, flags] + id + payload
}
