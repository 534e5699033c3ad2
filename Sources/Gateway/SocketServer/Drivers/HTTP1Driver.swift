// SPDX-License-Identifier: MIT

internal import HTTP1
internal import HTTPSemantics
internal import WebSocket

/// Carries out what the HTTP/1 state decides.
final class HTTP1Driver: WireDriver {
    private unowned let connection: any WireConnection
    private var http: HTTP1Connection
    private var owed: OwedReply?
    private var stream: ActiveStream?
    private var upgrade: ActiveStream?
    private var exchangeCount: UInt64 = 0

    init(_ connection: any WireConnection, now: Moment) {
        self.connection = connection
        http = HTTP1Connection(
            peer: connection.peer,
            configuration: connection.reactor.configuration.http1,
            now: now
        )
        if connection.reactor.isDraining { http.drain() }
    }

    var wantsRead: Bool { http.wantsRead }

    var owesAnswer: Bool { owed != nil || stream == nil && http.hasWork }

    var deadline: Moment? { [http.deadline, owed?.deadline].compactMap(\.self).min() }

    func receive(_ bytes: UnsafeRawBufferPointer, now: Moment) {
        http.receive(bytes, now: now)
        proceed(now: now)
    }

    func roomAppeared(now: Moment) {
        proceed(now: now)
    }

    func deliver(_ answer: DeferredReply.Answer, exchange: UInt64, now: Moment) {
        guard owed?.exchange == exchange else { return }
        owed = nil
        switch answer {
        case .response(let response): respond(response, now: now)
        case .stream(let reply): begin(reply, now: now)
        }
        proceed(now: now)
    }

    func wake(stream id: UInt64, now: Moment) {
        if stream?.id == id { proceed(now: now) }
    }

    func timerFired(now: Moment) {
        if let debt = owed, now >= debt.deadline {
            owed = nil
            debt.reply.cancel()
            respond(debt.reply.timeoutResponse, now: now)
        }
        http.timerFired(now: now)
        proceed(now: now)
    }

    func drain(now: Moment) {
        http.drain()
        // A stream has no end of its own; its client comes back where it left off.
        if let stream, connection.reactor.isDraining { end(stream, now: now) }
        proceed(now: now)
    }

    func abandon() {
        owed?.reply.cancel()
        owed = nil
        stream?.session.closed()
        stream = nil
        upgrade?.session.closed()
        upgrade = nil
    }

    /// Carries out what was decided and pulls from the stream, while the output has room.
    private func proceed(now: Moment) {
        carryOut(now: now)
        while let active = stream, connection.isServing {
            active.waker.rearm()
            guard connection.hasRoom(), let chunk = active.session.nextChunk() else { return }
            switch chunk {
            case .text(let bytes), .binary(let bytes): http.sendPiece(bytes)
            case .finish: end(active, now: now)
            }
            carryOut(now: now)
        }
    }

    private func carryOut(now: Moment) {
        while connection.hasRoom(), let action = http.nextAction() {
            switch action {
            case .dispatch(let request): serve(request, now: now)
            case .write(let bytes): connection.send(bytes)
            case .close: connection.finish()
            case .upgraded(let rest): return becomeWebSocket(rest: rest, now: now)
            }
        }
    }

    private func serve(_ request: HTTPRequest, now: Moment) {
        exchangeCount += 1
        switch connection.reactor.handler(request) {
        case .now(let response): respond(response, now: now)
        case .stream(let reply): begin(reply, now: now)
        case .webSocket(let offer): accept(offer, request, now: now)
        case .later(let deadline, let begin):
            let debt = OwedReply(
                exchange: exchangeCount,
                connection: connection,
                deadline: deadline,
                now: now
            )
            owed = debt
            begin(debt.reply)
        }
    }

    private func respond(_ response: HTTPResponse, now: Moment) {
        http.respond(response, date: connection.reactor.date, now: now)
    }

    private func begin(_ reply: StreamReply, now: Moment) {
        guard http.beginStream(reply.head, date: connection.reactor.date, now: now) else {
            reply.session.closed()
            return
        }
        let active = ActiveStream(reply.session, id: exchangeCount, connection: connection)
        stream = active
        active.session.opened(active.waker)
        if connection.reactor.isDraining { end(active, now: now) }
    }

    private func end(_ active: ActiveStream, now: Moment) {
        stream = nil
        active.session.closed()
        http.endStream(now: now)
    }

    private func accept(_ offer: WebSocketReply, _ request: HTTPRequest, now: Moment) {
        do throws(WebSocketHandshake.Refusal) {
            let accepted = try WebSocketHandshake.accept(
                request,
                subprotocols: offer.subprotocols
            )
            upgrade = ActiveStream(
                offer.open(accepted.subprotocol),
                id: exchangeCount,
                connection: connection
            )
            http.switchProtocols(accepted.response)
        } catch {
            respond(decorated(error.problem), now: now)
        }
    }

    private func decorated(_ problem: Problem) -> HTTPResponse {
        connection.reactor.configuration.refusalDecoration(problem.response)
    }

    private func becomeWebSocket(rest: [UInt8], now: Moment) {
        guard let active = upgrade else { return connection.finish() }
        upgrade = nil
        let driver = WebSocketDriver(connection, active, now: now)
        connection.driver = driver
        driver.begin(rest: rest, now: now)
    }
}
