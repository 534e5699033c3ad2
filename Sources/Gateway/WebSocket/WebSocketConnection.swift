// SPDX-License-Identifier: MIT

public import HTTPSemantics

/// The server's end of one WebSocket, without the socket.
public struct WebSocketConnection: Sendable {
    /// What the driver must do, in this order.
    public enum Action: Sendable, Equatable {
        /// Hand a message to the session.
        case message(InboundMessage)
        /// Send bytes.
        case write([UInt8])
        /// Close once everything is sent; the code is the client's or ours.
        case close(code: UInt16)
    }

    /// Times and limits that tests and operators may change.
    public struct Configuration: Sendable {
        /// Silence after which the client is pinged.
        public var pingInterval = HTTPLimits.pingInterval
        /// Silence after a ping that proves the client dead.
        public var pongTimeout = HTTPLimits.pongTimeout
        /// Time for the client to answer a close.
        public var closeTimeout = HTTPLimits.closeTimeout
        /// The most bytes of one message from the client.
        public var messageBytesMax = HTTPLimits.inboundMessageBytesMax

        /// The limits as documented.
        public init() {}
    }

    private enum State: Sendable {
        case open(lastHeard: Moment)
        case pinged(at: Moment)
        case closing(code: UInt16, since: Moment)
        case ended
    }

    private let configuration: Configuration
    private var reader: FrameReader
    private var state: State
    private var actions: [Action] = []

    /// Begins a connection whose handshake is done.
    public init(configuration: Configuration = Configuration(), now: Moment) {
        self.configuration = configuration
        reader = FrameReader(messageBytesMax: configuration.messageBytesMax)
        state = .open(lastHeard: now)
    }

    /// Whether messages can be sent.
    public var isOpen: Bool {
        switch state {
        case .open, .pinged: true
        case .closing, .ended: false
        }
    }

    /// Whether bytes of the client matter still.
    public var wantsRead: Bool {
        if case .ended = state { false } else { true }
    }

    /// The next thing to do; `nil` when there is nothing.
    public mutating func nextAction() -> Action? {
        actions.isEmpty ? nil : actions.removeFirst()
    }

    /// Takes bytes from the client.
    public mutating func receive(_ bytes: UnsafeRawBufferPointer, now: Moment) {
        receive(Array(bytes), now: now)
    }

    /// Takes bytes from the client.
    public mutating func receive(_ bytes: [UInt8], now: Moment) {
        if isOpen { state = .open(lastHeard: now) }
        var rest = bytes[...]
        do throws(WebSocketError) {
            while wantsRead, let event = try reader.next(&rest) { take(event, now: now) }
        } catch {
            fail(error)
        }
    }

    /// Sends a text message; the bytes must be UTF-8.
    public mutating func send(text: [UInt8]) { send(.text, text) }

    /// Sends a binary message.
    public mutating func send(binary: [UInt8]) { send(.binary, binary) }

    /// Begins to close: says so, then waits a while for the client to agree.
    public mutating func close(code: UInt16, reason: String, now: Moment) {
        guard isOpen else { return }
        write(.close, WebSocketConnection.closePayload(code: code, reason: reason))
        state = .closing(code: code, since: now)
    }

    /// When ``timerFired(now:)`` must be called at the latest.
    public var deadline: Moment? {
        switch state {
        case .open(let lastHeard): lastHeard.advanced(by: configuration.pingInterval)
        case .pinged(let moment): moment.advanced(by: configuration.pongTimeout)
        case .closing(_, let since): since.advanced(by: configuration.closeTimeout)
        case .ended: nil
        }
    }

    /// Pings a silent client and leaves a dead one.
    public mutating func timerFired(now: Moment) {
        guard let deadline, now >= deadline else { return }
        switch state {
        case .open:
            write(.ping, [])
            state = .pinged(at: now)
        case .pinged: end(code: 1006)
        case .closing(let code, _): end(code: code)
        case .ended: break
        }
    }

    private mutating func take(_ event: FrameReader.Event, now: Moment) {
        switch event {
        case .message(let message):
            if isOpen { actions.append(.message(message)) }
        case .ping(let payload):
            if isOpen { write(.pong, payload) }
        case .pong: break
        case .close(let code):
            if isOpen { write(.close, code.map { [UInt8($0 >> 8), UInt8($0 & 0xFF)] } ?? []) }
            end(code: code ?? 1005)
        }
    }

    private mutating func fail(_ error: WebSocketError) {
        if isOpen {
            let payload = WebSocketConnection.closePayload(
                code: error.closeCode,
                reason: error.reason
            )
            write(.close, payload)
        }
        end(code: error.closeCode)
    }

    private mutating func end(code: UInt16) {
        state = .ended
        actions.append(.close(code: code))
    }

    private mutating func send(_ kind: FrameKind, _ payload: [UInt8]) {
        if isOpen { write(kind, payload) }
    }

    /// The payload is passed on as it is, so one encoded copy serves all clients.
    private mutating func write(_ kind: FrameKind, _ payload: [UInt8]) {
        let header = FrameHeader.encoded(kind, payloadByteCount: payload.count)
        if payload.count < 1 << 10 {
            actions.append(.write(header + payload))
        } else {
            actions.append(.write(header))
            actions.append(.write(payload))
        }
    }

    /// A code and as many whole characters of the reason as a control frame holds.
    private static func closePayload(code: UInt16, reason: String) -> [UInt8] {
        var payload = [UInt8(code >> 8), UInt8(code & 0xFF)]
        for character in reason {
            let bytes = Array(String(character).utf8)
            guard payload.count + bytes.count <= 125 else { break }
            payload += bytes
        }
        return payload
    }
}
