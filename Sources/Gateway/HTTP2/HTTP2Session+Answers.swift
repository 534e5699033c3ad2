// SPDX-License-Identifier: MIT

internal import CNghttp2
public import HTTPSemantics

extension HTTP2Session {
    /// Answers a request.
    ///
    /// An answer to a stream that is over or has one is passed over.
    public func respond(_ response: HTTPResponse, to id: Int32, isHead: Bool, date: String? = nil) {
        guard let stream = streams[id], !stream.isAnswered else { return }
        let hasBody =
            !isHead && !response.status.forbidsBody
            && !(response.body.isEmpty && response.trailers.count == 0)
        // The length of a gRPC answer is in its frames, and clients mind one that is told twice.
        let isGRPC = response.fields["content-type"]?.hasPrefix("application/grpc") ?? false
        var block = HeaderBlock(
            status: response.status,
            fields: response.fields,
            contentLength: response.status.forbidsBody || isGRPC ? nil : response.body.count,
            date: date
        )
        let source = hasBody ? BodySource(response.body, trailers: response.trailers) : nil
        submit(&block, source, on: stream)
    }

    /// Begins an answer whose body `pull` yields.
    ///
    /// After `pull` gave `nil` it is called again when ``resume(_:)`` was.
    public func beginStream(
        _ head: HTTPResponse,
        to id: Int32,
        date: String? = nil,
        pull: @escaping () -> StreamChunk?
    ) {
        guard let stream = streams[id], !stream.isAnswered else { return }
        var block = HeaderBlock(
            status: head.status,
            fields: head.fields,
            contentLength: nil,
            date: date
        )
        submit(&block, BodySource(pull: pull), on: stream)
    }

    /// Pulls again.
    public func resume(_ id: Int32) {
        guard let stream = streams[id] else { return }
        stream.source?.wake()
        guard stream.isDeferred else { return }
        stream.isDeferred = false
        lastSent = now
        nghttp2_session_resume_data(session, id)
    }

    /// Ends a body that comes in pieces after those that were pulled.
    public func endStream(_ id: Int32) {
        guard let stream = streams[id] else { return }
        stream.source?.end()
        resume(id)
    }

    /// Answers with a problem and drops what comes of the request.
    func refuse(_ stream: HTTP2Stream, _ problem: Problem) {
        stopReceiving(stream)
        stream.request = nil
        let response = configuration.refusalDecoration(problem.response)
        respond(response, to: stream.id, isHead: stream.method == "HEAD")
    }

    func giveLeaveToContinue(_ id: Int32) {
        var block = HeaderBlock(status: 100, fields: [:], contentLength: nil, date: nil)
        _ = block.withPairs { pairs, count in
            nghttp2_submit_headers(
                session,
                UInt8(NGHTTP2_FLAG_NONE.rawValue),
                id,
                nil,
                pairs,
                count,
                nil
            )
        }
    }

    private func submit(_ block: inout HeaderBlock, _ source: BodySource?, on stream: HTTP2Stream) {
        stream.isAnswered = true
        bookOut(stream)
        stream.source = source
        lastSent = now
        var provider = nghttp2_data_provider()
        provider.read_callback = { _, id, buffer, length, flags, _, user in
            guard let user, let buffer, let flags else {
                return ssize_t(NGHTTP2_ERR_CALLBACK_FAILURE.rawValue)
            }
            return Unmanaged<HTTP2Session>.fromOpaque(user).takeUnretainedValue()
                .fill(UnsafeMutableRawBufferPointer(start: buffer, count: length), id, flags)
        }
        let result = block.withPairs { pairs, count in
            source == nil
                ? nghttp2_submit_response(session, stream.id, pairs, count, nil)
                : nghttp2_submit_response(session, stream.id, pairs, count, &provider)
        }
        if result != 0 {
            nghttp2_submit_rst_stream(
                session,
                UInt8(NGHTTP2_FLAG_NONE.rawValue),
                stream.id,
                UInt32(NGHTTP2_INTERNAL_ERROR.rawValue)
            )
        }
    }

    /// Gives the library the next bytes of a body.
    private func fill(
        _ buffer: UnsafeMutableRawBufferPointer,
        _ id: Int32,
        _ flags: UnsafeMutablePointer<UInt32>
    ) -> ssize_t {
        guard let stream = streams[id], var source = stream.source else {
            return ssize_t(NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE.rawValue)
        }
        // Taken out while it is read: a session may be woken by what it does, but never re-enters.
        let step = source.read(into: buffer)
        stream.source = source
        switch step {
        case .copied(let count): return count
        case .nothingNow:
            stream.isDeferred = true
            return ssize_t(NGHTTP2_ERR_DEFERRED.rawValue)
        case .finished(let count, let trailers):
            stream.source = nil
            flags.pointee |= UInt32(NGHTTP2_DATA_FLAG_EOF.rawValue)
            if trailers.count > 0 {
                flags.pointee |= UInt32(NGHTTP2_DATA_FLAG_NO_END_STREAM.rawValue)
                var block = HeaderBlock(trailers: trailers)
                _ = block.withPairs { nghttp2_submit_trailer(session, id, $0, $1) }
            }
            return count
        }
    }
}
