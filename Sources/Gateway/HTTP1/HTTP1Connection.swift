// SPDX-License-Identifier: MIT

public import HTTPSemantics

/// The server's end of one HTTP/1 connection, without the socket.
///
/// Takes bytes, answers and the time; yields actions. Requests are handed out one by one in
/// order, so answers need no sorting; up to a bound, later ones are read ahead.
public struct HTTP1Connection: Sendable {
    /// What the driver must do, in this order.
    public enum Action: Sendable {
        /// Hand the request to the handler and bring the answer back.
        case dispatch(HTTPRequest)
        /// Send bytes.
        case write([UInt8])
        /// Close once everything is sent.
        case close
        /// Go on in another protocol, which begins with these bytes.
        case upgraded(rest: [UInt8])
    }

    /// Times that tests and operators may change.
    public struct Configuration: Sendable {
        /// Time for a request's head.
        public var headerTimeout = HTTPLimits.headerTimeout
        /// Time between requests.
        public var idleTimeout = HTTPLimits.idleTimeout
        /// Time before the rate of a body counts.
        public var bodyGrace = HTTPLimits.bodyGrace
        /// The least rate of a body.
        public var bodyBytesPerSecondMin = HTTPLimits.bodyBytesPerSecondMin
        /// The most bytes a body may have.
        public var bodyLimit: HTTP1Parser.BodyLimit = { _, _ in HTTPLimits.bodyBytesMax }
        /// Bytes of bodies in memory at once: of the request that is being answered, of those
        /// that wait for their turn, and of the one that comes.
        public var bodyBytesTotalMax = HTTPLimits.connectionBodyBytesMax
        /// Where bodies are booked that all connections have in memory; nowhere when `nil`.
        public var bodyBudget: BodyBudget?
        /// Adds to refusals, which no handler has seen, what all answers have.
        public var refusalDecoration: @Sendable (HTTPResponse) -> HTTPResponse = { $0 }

        /// The limits as documented.
        public init() {}
    }

    enum Entry: Sendable {
        case request(HTTPRequest)
        case leaveToContinue
        case failure(HTTP1Error)
    }

    /// What must be known of a request to answer it.
    struct Exchange: Sendable {
        let isHead: Bool
        let isHTTP10: Bool
        let keepsAlive: Bool
        let isUpgrade: Bool
        let bodyByteCount: Int
    }

    enum Serving: Sendable {
        case nothing(since: Moment)
        case answering(Exchange)
        case streaming(Exchange, isChunked: Bool)
        case ended
    }

    let configuration: Configuration
    var parser: HTTP1Parser
    var serving: Serving
    var queue: [Entry] = []
    var actions: [Action] = []
    var partStarted: Moment
    var partPhase = HTTP1Parser.Phase.betweenRequests
    /// Since when nothing is read, which is not the client's fault.
    private var pausedSince: Moment?
    var servedCount = 0
    var isDraining = false
    /// The other protocol's first bytes must not be parsed as a request.
    var holdsParser = false

    /// Begins a connection that was accepted at `now`.
    public init(peer: PeerAddress, configuration: Configuration = Configuration(), now: Moment) {
        self.configuration = configuration
        parser = HTTP1Parser(
            peer: peer,
            bodyLimit: configuration.bodyLimit,
            bodyBudget: configuration.bodyBudget
        )
        serving = .nothing(since: now)
        partStarted = now
    }

    /// Whether bytes are welcome; `false` while enough requests wait, by number or by size.
    public var wantsRead: Bool {
        guard !holdsParser, queue.count < HTTPLimits.pipelinedRequestsMax else { return false }
        switch serving {
        case .ended: return false
        // One body may always come: its own limit bounds it, and nothing else would end the wait.
        case .nothing: return true
        case .answering(let exchange), .streaming(let exchange, _):
            return exchange.bodyByteCount + waitingBodyBytes < configuration.bodyBytesTotalMax
        }
    }

    /// Bytes of the bodies that wait for their turn, and of the one that comes.
    private var waitingBodyBytes: Int {
        queue.reduce(parser.bodyByteCount) { total, entry in
            if case .request(let request) = entry { total + request.body.count } else { total }
        }
    }

    /// Whether nothing is being received, served or sent.
    public var isIdle: Bool {
        guard case .nothing = serving else { return false }
        return queue.isEmpty && parser.phase == .betweenRequests
    }

    /// Whether whole requests wait for their turn, or decisions to be carried out.
    public var hasWork: Bool { !queue.isEmpty || !actions.isEmpty }

    /// Whether the connection has nothing left to do.
    public var hasEnded: Bool {
        if case .ended = serving { true } else { false }
    }

    /// Takes bytes from the client.
    public mutating func receive(_ bytes: UnsafeRawBufferPointer, now: Moment) {
        if hasEnded { return }
        parser.feed(bytes)
        advance(now: now)
    }

    /// Takes bytes from the client.
    public mutating func receive(_ bytes: [UInt8], now: Moment) {
        bytes.withUnsafeBytes { receive($0, now: now) }
    }

    /// The next thing to do; `nil` when there is nothing.
    public mutating func nextAction() -> Action? {
        actions.isEmpty ? nil : actions.removeFirst()
    }

    /// Lets what is under way end and asks for no more.
    public mutating func drain() {
        isDraining = true
        if isIdle { end() }
    }

    /// Parses ahead, then serves the next in line if nothing is being served.
    mutating func advance(now: Moment) {
        if wantsRead, let since = pausedSince {
            partStarted = partStarted.advanced(by: since.duration(to: now))
            pausedSince = nil
        }
        parseAhead(now: now)
        while case .nothing = serving, !queue.isEmpty {
            switch queue.removeFirst() {
            case .leaveToContinue: actions.append(.write(HTTP1ResponseEncoder.continueHead))
            case .failure(let error): refuse(error)
            case .request(let request):
                serving = .answering(exchange(for: request))
                actions.append(.dispatch(request))
            }
            parseAhead(now: now)
        }
        if !wantsRead, pausedSince == nil { pausedSince = now }
    }

    private mutating func parseAhead(now: Moment) {
        while wantsRead, parser.phase != .failed {
            do throws(HTTP1Error) {
                guard let event = try parser.next() else { break }
                switch event {
                case .expectsContinue: queue.append(.leaveToContinue)
                case .request(let request):
                    queue.append(.request(request))
                    holdsParser = HTTP1Connection.asksForUpgrade(request)
                    partPhase = .betweenRequests
                }
            } catch {
                queue.append(.failure(error))
            }
        }
        if parser.phase != partPhase {
            partPhase = parser.phase
            partStarted = now
        }
    }

    private func exchange(for request: HTTPRequest) -> Exchange {
        let isHTTP10 = request.version == .http10
        let keepsAlive =
            isHTTP10
            ? request.fields.contains("keep-alive", in: "connection")
            : !request.fields.contains("close", in: "connection")
        return Exchange(
            isHead: request.method == .head,
            isHTTP10: isHTTP10,
            keepsAlive: keepsAlive && !isDraining,
            isUpgrade: HTTP1Connection.asksForUpgrade(request),
            bodyByteCount: request.body.count
        )
    }

    /// Whether the bytes after the request may be another protocol's.
    private static func asksForUpgrade(_ request: HTTPRequest) -> Bool {
        request.version == .http11 && request.fields.contains("upgrade", in: "connection")
            && request.fields.contains("websocket", in: "upgrade")
    }

    mutating func end() {
        serving = .ended
        queue.removeAll()
        actions.append(.close)
    }

    /// Answers a refusal and closes.
    mutating func refuse(_ error: HTTP1Error) {
        let response = configuration.refusalDecoration(error.response)
        actions.append(.write(HTTP1ResponseEncoder.last(response)))
        end()
    }
}
