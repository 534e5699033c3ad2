// SPDX-License-Identifier: MIT

internal import CNghttp2
public import HTTPSemantics

/// The server's end of one HTTP/2 connection, without the socket.
///
/// Frames and header compression are libnghttp2's; this gives it limits, turns its events into
/// requests and feeds it answers. Not thread-safe: it belongs to one reactor.
public final class HTTP2Session {
    /// What the driver must do, in this order.
    public enum Action: Sendable {
        /// Hand the request to the handler and bring the answer back to the stream.
        case dispatch(stream: Int32, HTTPRequest)
        /// The stream is over; what was owed to it is not wanted any more.
        case closed(stream: Int32)
    }

    private enum Draining { case no, announced(Moment), done }

    let peer: PeerAddress
    let configuration: HTTP2Configuration
    var session: OpaquePointer?
    var streams: [Int32: HTTP2Stream] = [:]
    var actions: [Action] = []
    var now: Moment
    var bodyBytesTotal = 0
    var receivingCount = 0
    var passingOverCount = 0
    var lastSent: Moment
    var lastStreamID: Int32 = 0
    var skippedRanges: [ClosedRange<Int32>] = []
    private var idleSince: Moment
    private var failure: HTTP2Error?
    private var draining = Draining.no

    /// Begins a connection whose preface is among the bytes to come.
    ///
    /// - Throws: ``HTTP2Error/outOfMemory``.
    public init(
        peer: PeerAddress,
        configuration: HTTP2Configuration = HTTP2Configuration(),
        now: Moment
    ) throws(HTTP2Error) {
        self.peer = peer
        self.configuration = configuration
        self.now = now
        idleSince = now
        lastSent = now
        try createSession()
    }

    deinit { nghttp2_session_del(session) }

    /// Whether nothing more is to be received or sent.
    public var hasEnded: Bool {
        failure != nil && nghttp2_session_want_write(session) == 0
            || nghttp2_session_want_read(session) == 0 && nghttp2_session_want_write(session) == 0
    }

    /// Whether bytes of the client matter still.
    public var wantsRead: Bool { failure == nil && nghttp2_session_want_read(session) != 0 }

    /// Whether there are bytes that the client's windows let through.
    public var wantsWrite: Bool { failure == nil && nghttp2_session_want_write(session) != 0 }

    /// How many streams are open.
    public var streamCount: Int { streams.count }

    /// Takes bytes from the client.
    public func receive(_ bytes: UnsafeRawBufferPointer, now: Moment) {
        guard failure == nil else { return }
        self.now = now
        let wasEmpty = streams.isEmpty
        let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
        let result = nghttp2_session_mem_recv(session, start, bytes.count)
        if result < 0 {
            failure = .connection(code: Int32(truncatingIfNeeded: result))
            nghttp2_session_terminate_session(session, UInt32(NGHTTP2_PROTOCOL_ERROR.rawValue))
        }
        if wasEmpty || !streams.isEmpty { idleSince = now }
    }

    /// The next thing to do; `nil` when there is nothing.
    public func nextAction() -> Action? { actions.isEmpty ? nil : actions.removeFirst() }

    /// Takes bytes for the client, at most about `byteCountMax`; empty when there are none now.
    public func takeOutput(byteCountMax: Int, now: Moment) -> [UInt8] {
        self.now = now
        var output: [UInt8] = []
        while output.count < byteCountMax {
            var start: UnsafePointer<UInt8>?
            let count = nghttp2_session_mem_send(session, &start)
            guard count > 0, let start else { break }
            output.append(contentsOf: UnsafeBufferPointer(start: start, count: count))
        }
        if streams.isEmpty && !output.isEmpty { idleSince = now }
        return output
    }

    /// Announces the end: streams under way are finished, later ones are not begun.
    public func drain(now: Moment) {
        guard case .no = draining else { return }
        nghttp2_submit_shutdown_notice(session)
        draining = .announced(now)
    }

    // MARK: Time

    /// Time for requests that crossed our announcement on their way.
    private static let announcementTime = Duration.milliseconds(100)

    /// When ``timerFired(now:)`` must be called at the latest.
    public var deadline: Moment? {
        guard failure == nil else { return nil }
        var deadlines: [Moment] = []
        if case .announced(let moment) = draining {
            deadlines.append(moment.advanced(by: HTTP2Session.announcementTime))
        }
        if streams.isEmpty {
            deadlines.append(idleSince.advanced(by: configuration.idleTimeout))
            return deadlines.min()
        }
        if receivingCount > 0 {
            deadlines += streams.values.compactMap { $0.deadline(configuration) }
        }
        if passingOverCount > 0 { deadlines += streams.values.compactMap(\.cutOff) }
        if let stall = stallDeadline { deadlines.append(stall) }
        return deadlines.min()
    }

    /// When a client that lets nothing through is given up.
    private var stallDeadline: Moment? {
        guard nghttp2_session_want_write(session) == 0,
            streams.values.contains(where: \.isSending)
        else { return nil }
        return lastSent.advanced(by: configuration.windowStallTimeout)
    }

    /// Enforces the deadlines.
    public func timerFired(now: Moment) {
        self.now = now
        if case .announced(let moment) = draining,
            now >= moment.advanced(by: HTTP2Session.announcementTime)
        {
            sendAway()
        }
        if streams.isEmpty, now >= idleSince.advanced(by: configuration.idleTimeout) {
            terminate(NGHTTP2_NO_ERROR)
        }
        for stream in Array(streams.values) {
            if let moment = stream.cutOff, now >= moment { cutOff(stream) }
            if let deadline = stream.deadline(configuration), now >= deadline {
                refuse(stream, Problem(.requestTimeout, "the request arrives too slowly"))
            }
        }
        if let stall = stallDeadline, now >= stall { terminate(NGHTTP2_ENHANCE_YOUR_CALM) }
    }

    /// Finishes the streams that were begun and takes no others.
    func sendAway() {
        if case .done = draining { return }
        draining = .done
        nghttp2_submit_goaway(
            session,
            UInt8(NGHTTP2_FLAG_NONE.rawValue),
            nghttp2_session_get_last_proc_stream_id(session),
            UInt32(NGHTTP2_NO_ERROR.rawValue),
            nil,
            0
        )
    }

    func terminate(_ code: nghttp2_error_code) {
        nghttp2_session_terminate_session(session, UInt32(code.rawValue))
    }
}
