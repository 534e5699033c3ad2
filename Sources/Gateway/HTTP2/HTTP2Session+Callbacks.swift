// SPDX-License-Identifier: MIT

internal import CNghttp2
internal import HTTPSemantics

extension HTTP2Session {
    /// The session that the library hands back to a callback.
    private static func from(_ pointer: UnsafeMutableRawPointer?) -> HTTP2Session? {
        pointer.map { Unmanaged<HTTP2Session>.fromOpaque($0).takeUnretainedValue() }
    }

    func createSession() throws(HTTP2Error) {
        var options: OpaquePointer?
        var callbacks: OpaquePointer?
        guard nghttp2_option_new(&options) == 0, nghttp2_session_callbacks_new(&callbacks) == 0
        else { throw .outOfMemory }
        defer {
            nghttp2_option_del(options)
            nghttp2_session_callbacks_del(callbacks)
        }
        // Set by hand: not every build of the library has these defences on by itself.
        nghttp2_option_set_stream_reset_rate_limit(
            options,
            configuration.resetBurst,
            configuration.resetsPerSecond
        )
        nghttp2_option_set_max_continuations(options, configuration.continuationsMax)
        nghttp2_option_set_max_settings(options, configuration.settingsMax)
        nghttp2_option_set_max_outbound_ack(options, configuration.acknowledgementsMax)
        HTTP2Session.register(callbacks)
        // The session outlives no callback: the library calls back only from calls made here.
        let pointer = Unmanaged.passUnretained(self).toOpaque()
        guard nghttp2_session_server_new2(&session, callbacks, pointer, options) == 0 else {
            throw .outOfMemory
        }
        submitSettings()
    }

    private func submitSettings() {
        let settings = [
            (NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS, UInt32(configuration.streamsMax)),
            (NGHTTP2_SETTINGS_MAX_HEADER_LIST_SIZE, UInt32(HTTPLimits.headerBytesMax)),
            (NGHTTP2_SETTINGS_INITIAL_WINDOW_SIZE, UInt32(HTTPLimits.streamWindowBytes)),
        ].map { nghttp2_settings_entry(settings_id: Int32($0.0.rawValue), value: $0.1) }
        nghttp2_submit_settings(session, 0, settings, settings.count)
        nghttp2_session_set_local_window_size(
            session,
            0,
            0,
            Int32(HTTPLimits.connectionWindowBytes)
        )
    }

    private static func register(_ callbacks: OpaquePointer?) {
        nghttp2_session_callbacks_set_on_begin_frame_callback(callbacks) { _, header, user in
            if let header { HTTP2Session.from(user)?.frameBegins(header.pointee) }
            return 0
        }
        nghttp2_session_callbacks_set_on_begin_headers_callback(callbacks) { _, frame, user in
            if let frame { HTTP2Session.from(user)?.headersBegin(frame) }
            return 0
        }
        nghttp2_session_callbacks_set_on_header_callback(callbacks) {
            _,
            frame,
            name,
            nameLength,
            value,
            valueLength,
            _,
            user in
            guard let frame, let session = HTTP2Session.from(user),
                frame.pointee.headers.cat == NGHTTP2_HCAT_REQUEST
            else { return 0 }
            session.streams[frame.pointee.hd.stream_id]?.take(
                name: UnsafeBufferPointer(start: name, count: nameLength),
                value: UnsafeBufferPointer(start: value, count: valueLength)
            )
            return 0
        }
        nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks) {
            _,
            _,
            streamID,
            bytes,
            count,
            user in
            let part = UnsafeBufferPointer(start: bytes, count: count)
            HTTP2Session.from(user)?.bodyArrived(streamID, part)
            return 0
        }
        nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks) { _, frame, user in
            if let frame { HTTP2Session.from(user)?.frameArrived(frame) }
            return 0
        }
        nghttp2_session_callbacks_set_on_frame_send_callback(callbacks) { _, frame, user in
            if let frame { HTTP2Session.from(user)?.frameSent(frame) }
            return 0
        }
        nghttp2_session_callbacks_set_on_stream_close_callback(callbacks) {
            _,
            streamID,
            _,
            user in
            HTTP2Session.from(user)?.streamClosed(streamID)
            return 0
        }
    }

    /// Ends connections that open a stream under an id they skipped before, which RFC 9113,
    /// section 5.1.1 forbids and the library lets pass.
    ///
    /// A client that skips more often than is remembered is sent away before anything would be
    /// forgotten: what it has begun is finished, and it may begin anew.
    private func frameBegins(_ header: nghttp2_frame_hd) {
        guard header.type == UInt8(NGHTTP2_HEADERS.rawValue) else { return }
        let id = header.stream_id
        if id > lastStreamID {
            if id > lastStreamID + 2 {
                if skippedRanges.count == HTTPLimits.skippedStreamRangesMax { return sendAway() }
                skippedRanges.append((lastStreamID + 1)...(id - 1))
            }
            lastStreamID = id
        } else if skippedRanges.contains(where: { $0.contains(id) }) {
            terminate(NGHTTP2_PROTOCOL_ERROR)
        }
    }

    private func headersBegin(_ frame: UnsafePointer<nghttp2_frame>) {
        guard frame.pointee.headers.cat == NGHTTP2_HCAT_REQUEST else { return }
        let id = frame.pointee.hd.stream_id
        streams[id] = HTTP2Stream(id: id, began: now)
        receivingCount += 1
    }

    private func bodyArrived(_ id: Int32, _ part: UnsafeBufferPointer<UInt8>) {
        guard let stream = streams[id] else { return }
        guard stream.isReceiving, let request = stream.request else {
            stream.passedOverBytes += part.count
            if stream.passedOverBytes > HTTPLimits.passedOverBytesMax { cutOff(stream) }
            return
        }
        guard request.body.count + part.count <= stream.bodyBytesMax else {
            let limit = stream.bodyBytesMax
            return refuse(stream, Problem(.bodyTooLarge, "the body is over \(limit) bytes"))
        }
        guard bodyBytesTotal + part.count <= configuration.bodyBytesTotalMax else {
            return turnAway(stream, "the connection holds as many bytes of requests as it may")
        }
        guard request.bodyHold?.grow(by: part.count) ?? true else {
            return turnAway(stream, "the node holds as many bytes of requests as it may")
        }
        bodyBytesTotal += part.count
        stream.bookedBytes += part.count
        stream.request?.body.append(contentsOf: part)
    }

    private func turnAway(_ stream: HTTP2Stream, _ reason: String) {
        refuse(stream, Problem(.overloaded, reason).retrying(after: .seconds(1)))
    }

    private func frameArrived(_ frame: UnsafePointer<nghttp2_frame>) {
        let header = frame.pointee.hd
        let isHeaders = header.type == UInt8(NGHTTP2_HEADERS.rawValue)
        guard isHeaders || header.type == UInt8(NGHTTP2_DATA.rawValue),
            let stream = streams[header.stream_id], stream.isReceiving
        else { return }
        let isLast = header.flags & UInt8(NGHTTP2_FLAG_END_STREAM.rawValue) != 0
        if isHeaders, frame.pointee.headers.cat == NGHTTP2_HCAT_REQUEST {
            headArrived(stream, hasBody: !isLast)
        }
        if isLast, stream.isReceiving, let request = stream.request {
            stopReceiving(stream)
            actions.append(.dispatch(stream: stream.id, request))
            stream.request = nil
        }
    }

    private func headArrived(_ stream: HTTP2Stream, hasBody: Bool) {
        do throws(Problem) {
            let request = try stream.finishHead(peer: peer)
            stream.bodyBytesMax = configuration.bodyLimit(request.method, request.target)
            if let length = request.fields["content-length"].flatMap({ Int($0) }),
                length > stream.bodyBytesMax
            {
                let limit = stream.bodyBytesMax
                throw Problem(.bodyTooLarge, "the body is over \(limit) bytes")
            }
            if hasBody { stream.request?.bodyHold = configuration.bodyBudget.map(BodyHold.init) }
            if hasBody, request.fields["expect"]?.lowercased() == "100-continue" {
                giveLeaveToContinue(stream.id)
            }
        } catch {
            refuse(stream, error)
        }
    }

    /// Once a refusal is sent whole, gives the client a while to end the body that it refuses.
    ///
    /// A reset at once would be allowed, but many clients read no answer before their body is out,
    /// and take the reset for a broken connection.
    private func frameSent(_ frame: UnsafePointer<nghttp2_frame>) {
        let header = frame.pointee.hd
        if header.type == UInt8(NGHTTP2_DATA.rawValue) { lastSent = now }
        guard header.flags & UInt8(NGHTTP2_FLAG_END_STREAM.rawValue) != 0,
            header.type == UInt8(NGHTTP2_HEADERS.rawValue)
                || header.type == UInt8(NGHTTP2_DATA.rawValue),
            nghttp2_session_get_stream_remote_close(session, header.stream_id) == 0,
            let stream = streams[header.stream_id]
        else { return }
        if stream.passedOverBytes > HTTPLimits.passedOverBytesMax { return cutOff(stream) }
        stream.cutOff = now.advanced(by: HTTPLimits.refusalGrace)
        passingOverCount += 1
    }

    /// Asks the client to stop sending a body that nobody reads.
    func cutOff(_ stream: HTTP2Stream) {
        guard stream.isAnswered, stream.source == nil else { return }
        endPassingOver(stream)
        nghttp2_submit_rst_stream(
            session,
            UInt8(NGHTTP2_FLAG_NONE.rawValue),
            stream.id,
            UInt32(NGHTTP2_NO_ERROR.rawValue)
        )
    }

    private func endPassingOver(_ stream: HTTP2Stream) {
        guard stream.cutOff != nil else { return }
        stream.cutOff = nil
        passingOverCount -= 1
    }

    private func streamClosed(_ id: Int32) {
        guard let stream = streams.removeValue(forKey: id) else { return }
        stopReceiving(stream)
        bookOut(stream)
        endPassingOver(stream)
        stream.source = nil
        actions.append(.closed(stream: id))
    }

    /// Takes nothing more of the request.
    func stopReceiving(_ stream: HTTP2Stream) {
        guard stream.isReceiving else { return }
        stream.isReceiving = false
        receivingCount -= 1
    }

    /// Takes the body off the connection's account: it is answered, or gone.
    func bookOut(_ stream: HTTP2Stream) {
        bodyBytesTotal -= stream.bookedBytes
        stream.bookedBytes = 0
        assert(bodyBytesTotal >= 0)
    }
}
