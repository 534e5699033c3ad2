// SPDX-License-Identifier: MIT

public import HTTPSemantics

/// Turns bytes into requests, however the bytes are cut.
///
/// Strict by intent: where two readings are possible there is an error, never a choice. After an
/// error the parser yields nothing more.
public struct HTTP1Parser: Sendable {
    /// What the bytes amount to.
    public enum Event: Sendable {
        /// The head of a request came that waits for leave to send its body.
        case expectsContinue
        /// A whole request came.
        case request(HTTPRequest)
    }

    /// Which part of a request the next byte belongs to.
    public enum Phase: Sendable, Equatable {
        /// None: nothing of a request has come.
        case betweenRequests
        /// The request line or the fields.
        case head
        /// The body, its chunks or its trailers.
        case body
        /// None ever: the bytes were refused.
        case failed
    }

    enum State: Sendable, Equatable {
        case requestLine
        case fields
        case fixedBody(remaining: Int)
        case chunkSize
        case chunkData(remaining: Int)
        case chunkEnd
        case trailers
        case failed(HTTP1Error)
    }

    /// The most bytes a body may have, decided when the head is known.
    public typealias BodyLimit = @Sendable (HTTPMethod, RequestTarget) -> Int

    let peer: PeerAddress
    let bodyLimit: BodyLimit
    let bodyBudget: BodyBudget?
    var input = InputBuffer()
    var state = State.requestLine
    var draft: HTTPRequest?
    var headBytes = 0
    var trailerCount = 0
    var bodyBytesMax = 0
    private var pending: [Event] = []
    /// Bytes of the current body that came so far.
    public var bodyByteCount: Int { draft?.body.count ?? 0 }

    /// Creates a parser for one connection.
    ///
    /// - Parameters:
    ///   - peer: The other end, noted in every request.
    ///   - bodyLimit: The most bytes a body may have for a method and a target.
    ///   - bodyBudget: Where bodies are booked; nowhere when `nil`.
    public init(
        peer: PeerAddress,
        bodyLimit: @escaping BodyLimit = { _, _ in HTTPLimits.bodyBytesMax },
        bodyBudget: BodyBudget? = nil
    ) {
        self.peer = peer
        self.bodyLimit = bodyLimit
        self.bodyBudget = bodyBudget
    }

    /// Which part of a request the next byte belongs to.
    public var phase: Phase {
        switch state {
        case .requestLine: input.count == 0 ? .betweenRequests : .head
        case .fields: .head
        case .fixedBody, .chunkSize, .chunkData, .chunkEnd, .trailers: .body
        case .failed: .failed
        }
    }

    /// How many bytes wait to be parsed.
    public var bufferedByteCount: Int { input.count }

    /// Takes bytes without looking at them.
    public mutating func feed(_ bytes: UnsafeRawBufferPointer) {
        if case .failed = state { return }
        input.append(bytes)
    }

    /// Takes bytes without looking at them.
    public mutating func feed(_ bytes: some Collection<UInt8>) {
        Array(bytes).withUnsafeBytes { feed($0) }
    }

    /// Gives the bytes that were not parsed away, for another protocol.
    public mutating func takeRest() -> [UInt8] { Array(input.take(input.count)) }

    /// The next event that the bytes so far yield; `nil` when more bytes are needed.
    ///
    /// - Throws: ``HTTP1Error``, the same one on every later call.
    public mutating func next() throws(HTTP1Error) -> Event? {
        do throws(HTTP1Error) {
            while pending.isEmpty, try step() {}
        } catch {
            state = .failed(error)
            throw error
        }
        return pending.isEmpty ? nil : pending.removeFirst()
    }

    /// Moves one state on; `false` when bytes are missing.
    private mutating func step() throws(HTTP1Error) -> Bool {
        switch state {
        case .requestLine: return try readRequestLine()
        case .fields: return try readField()
        case .fixedBody(let remaining): return try readFixedBody(remaining: remaining)
        case .chunkSize: return try readChunkSize()
        case .chunkData(let remaining): return try readChunkData(remaining: remaining)
        case .chunkEnd: return try readChunkEnd()
        case .trailers: return try readTrailer()
        case .failed(let error): throw error
        }
    }

    mutating func emit(_ event: Event) { pending.append(event) }

    mutating func finishRequest() {
        if let draft { emit(.request(draft)) }
        draft = nil
        (headBytes, trailerCount) = (0, 0)
        state = .requestLine
    }

    /// Takes a line of the head or the trailers within what is left of the limit.
    mutating func takeHeadLine() throws(HTTP1Error) -> ArraySlice<UInt8>? {
        let limit = max(0, HTTPLimits.headerBytesMax - headBytes)
        guard let line = try takeLine(byteCountMax: limit, tooLong: .headersTooLarge) else {
            return nil
        }
        headBytes += line.count + 2
        return line
    }

    mutating func takeLine(
        byteCountMax: Int,
        tooLong: HTTP1Error
    ) throws(HTTP1Error) -> ArraySlice<UInt8>? {
        do throws(InputBuffer.LineFailure) {
            return try input.takeLine(byteCountMax: byteCountMax)
        } catch {
            switch error {
            case .tooLong: throw tooLong
            case .bareLineFeed: throw .bareLineFeed
            case .bareCarriageReturn: throw .bareCarriageReturn
            }
        }
    }
}
