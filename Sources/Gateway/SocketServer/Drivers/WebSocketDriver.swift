// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import WebSocket

/// Carries out what the WebSocket state decides, and pulls from the session.
final class WebSocketDriver: WireDriver {
    private unowned let connection: any WireConnection
    private let active: ActiveStream
    private var socket: WebSocketConnection
    private var isSessionOpen = true

    init(_ connection: any WireConnection, _ active: ActiveStream, now: Moment) {
        self.connection = connection
        self.active = active
        socket = WebSocketConnection(
            configuration: connection.reactor.configuration.webSocket,
            now: now
        )
    }

    /// A client that sends faster than it reads is not read: its pongs and acknowledgements
    /// would pile up.
    var wantsRead: Bool { socket.wantsRead && connection.hasRoom() }

    var deadline: Moment? { socket.deadline }

    /// Opens the session and goes on with bytes that came behind the handshake.
    func begin(rest: [UInt8], now: Moment) {
        active.session.opened(active.waker)
        if connection.reactor.isDraining { drain(now: now) }
        socket.receive(rest, now: now)
        proceed(now: now)
    }

    func receive(_ bytes: UnsafeRawBufferPointer, now: Moment) {
        socket.receive(bytes, now: now)
        proceed(now: now)
    }

    func roomAppeared(now: Moment) { proceed(now: now) }

    func wake(stream: UInt64, now: Moment) { proceed(now: now) }

    func deliver(_ answer: DeferredReply.Answer, exchange: UInt64, now: Moment) {}

    func timerFired(now: Moment) {
        socket.timerFired(now: now)
        proceed(now: now)
    }

    func drain(now: Moment) {
        if isSessionOpen {
            for chunk in active.session.lastChunks() { send(chunk, now: now) }
        }
        proceed(now: now)
    }

    func abandon() {
        guard isSessionOpen else { return }
        isSessionOpen = false
        active.session.closed()
    }

    /// Sends what is decided, then in turn a chunk of the session and the client's next frame,
    /// until nothing is left or the output is full.
    ///
    /// In turn, so that a session that has much to send delays neither a pong nor a close, and what
    /// answers one frame goes out before a fault in the next ends the connection.
    private func proceed(now: Moment) {
        while true {
            carryOutQueued()
            guard connection.hasRoom() else { return }
            let chunk = nextChunk()
            if let chunk {
                send(chunk, now: now)
                carryOutQueued()
            }
            if let action = socket.nextAction() {
                carryOut(action)
            } else if chunk == nil {
                return
            }
        }
    }

    private func carryOutQueued() {
        while let action = socket.nextQueuedAction() { carryOut(action) }
    }

    private func carryOut(_ action: WebSocketConnection.Action) {
        switch action {
        case .message(let message): if isSessionOpen { active.session.received(message) }
        case .write(let bytes): connection.send(bytes)
        case .close: connection.finish()
        }
    }

    private func nextChunk() -> StreamChunk? {
        guard socket.isOpen, isSessionOpen else { return nil }
        active.waker.rearm()
        return active.session.nextChunk()
    }

    private func send(_ chunk: StreamChunk, now: Moment) {
        switch chunk {
        case .text(let bytes): socket.send(text: bytes)
        case .binary(let bytes): socket.send(binary: bytes)
        case .finish(let ending):
            socket.close(code: ending.code, reason: ending.reason, now: now)
            abandon()
        }
    }
}
