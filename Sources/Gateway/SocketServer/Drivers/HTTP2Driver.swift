// SPDX-License-Identifier: MIT

internal import HTTP2
internal import HTTPSemantics

/// Carries out what the HTTP/2 session decides.
final class HTTP2Driver: WireDriver {
    /// Bytes that are taken from the session at once.
    private static let outputBytesMax = 64 << 10

    private unowned let connection: any WireConnection
    private let session: HTTP2Session
    private var owed: [Int32: OwedReply] = [:]
    private var open: [Int32: ActiveStream] = [:]
    /// The streams whose request was a HEAD and whose answer is owed.
    private var heads: Set<Int32> = []

    init(_ connection: any WireConnection, now: Moment) throws(HTTP2Error) {
        self.connection = connection
        session = try HTTP2Session(
            peer: connection.peer,
            configuration: connection.reactor.configuration.http2,
            now: now
        )
        if connection.reactor.isDraining { session.drain(now: now) }
    }

    /// A client that does not read its answers is not read either.
    var wantsRead: Bool { session.wantsRead && connection.hasRoom() }

    var owesAnswer: Bool { !owed.isEmpty || session.wantsWrite }

    var deadline: Moment? {
        [session.deadline, owed.values.map(\.deadline).min()].compactMap(\.self).min()
    }

    func receive(_ bytes: UnsafeRawBufferPointer, now: Moment) {
        session.receive(bytes, now: now)
        proceed(now: now)
    }

    func roomAppeared(now: Moment) { proceed(now: now) }

    func deliver(_ answer: DeferredReply.Answer, exchange: UInt64, now: Moment) {
        guard let id = Int32(exactly: exchange), owed.removeValue(forKey: id) != nil else { return }
        switch answer {
        case .response(let response): respond(response, to: id)
        case .stream(let reply): begin(reply, on: id)
        }
        proceed(now: now)
    }

    func wake(stream: UInt64, now: Moment) {
        if let id = Int32(exactly: stream) { session.resume(id) }
        proceed(now: now)
    }

    func timerFired(now: Moment) {
        for (id, debt) in owed where now >= debt.deadline {
            owed[id] = nil
            debt.reply.cancel()
            respond(debt.reply.timeoutResponse, to: id)
        }
        session.timerFired(now: now)
        proceed(now: now)
    }

    func drain(now: Moment) {
        session.drain(now: now)
        for id in open.keys { session.endStream(id) }
        proceed(now: now)
    }

    func abandon() {
        for debt in owed.values { debt.reply.cancel() }
        owed = [:]
        for active in open.values { active.session.closed() }
        open = [:]
    }

    private func proceed(now: Moment) {
        carryOut(now: now)
        while connection.hasRoom() {
            let output = session.takeOutput(byteCountMax: HTTP2Driver.outputBytesMax, now: now)
            // Sending closes streams, which the handlers must hear of.
            carryOut(now: now)
            if output.isEmpty { break }
            connection.send(output)
        }
        if session.hasEnded { connection.finish() }
    }

    private func carryOut(now: Moment) {
        while let action = session.nextAction() {
            switch action {
            case .dispatch(let id, let request): serve(request, on: id, now: now)
            case .closed(let id): forget(id)
            }
        }
    }

    private func forget(_ id: Int32) {
        heads.remove(id)
        owed.removeValue(forKey: id)?.reply.cancel()
        open.removeValue(forKey: id)?.session.closed()
    }

    private func serve(_ request: HTTPRequest, on id: Int32, now: Moment) {
        if request.method == .head { heads.insert(id) }
        switch connection.reactor.handler(request) {
        case .now(let response): respond(response, to: id)
        case .stream(let reply): begin(reply, on: id)
        case .webSocket:
            let detail = "a WebSocket needs a connection of HTTP/1.1"
            let response = Problem(.websocketRefused, detail).response
            respond(connection.reactor.configuration.refusalDecoration(response), to: id)
        case .later(let deadline, let begin):
            let debt = OwedReply(
                exchange: UInt64(id),
                connection: connection,
                deadline: deadline,
                now: now
            )
            owed[id] = debt
            begin(debt.reply)
        }
    }

    private func respond(_ response: HTTPResponse, to id: Int32) {
        let isHead = heads.remove(id) != nil
        session.respond(response, to: id, isHead: isHead, date: connection.reactor.date)
    }

    private func begin(_ reply: StreamReply, on id: Int32) {
        guard heads.remove(id) == nil, !reply.head.status.forbidsBody else {
            session.respond(reply.head, to: id, isHead: true, date: connection.reactor.date)
            reply.session.closed()
            return
        }
        let active = ActiveStream(reply.session, id: UInt64(id), connection: connection)
        open[id] = active
        active.session.opened(active.waker)
        session.beginStream(reply.head, to: id, date: connection.reactor.date) {
            active.waker.rearm()
            return active.session.nextChunk()
        }
        if connection.reactor.isDraining { session.endStream(id) }
    }
}
