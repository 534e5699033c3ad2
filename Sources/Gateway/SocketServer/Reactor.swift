// SPDX-License-Identifier: MIT

internal import CLinux
internal import Glibc
internal import HTTP1
internal import HTTPSemantics
internal import TLS

/// A thread that serves its own connections, from accepting to closing.
///
/// Created on its thread and never seen by another; others reach it through its mailbox.
final class Reactor: ConnectionHost {
    private static let mailboxToken: UInt64 = 0
    private static let listenerToken: UInt64 = 1
    private static let eventCapacity = 256
    /// Rest after the kernel refused a descriptor, so that the refusal does not spin.
    private static let acceptPause = Duration.milliseconds(100)

    let configuration: ServerConfiguration
    let handler: @Sendable (HTTPRequest) -> Reply
    let mailbox: Mailbox
    let epoll: Int32
    let readBuffer: UnsafeMutableRawBufferPointer
    private(set) var now = MonotonicClock.now
    private var listener: Int32
    private let census: ConnectionCensus
    private var connections: [UInt64: Connection] = [:]
    private var timers = TimerQueue()
    private var nextToken: UInt64 = 2
    private var drainDeadline: Moment?
    private var acceptPausedUntil: Moment?
    private var dateSeconds: Int64 = 0
    private var dateText = ""

    init(_ seat: ReactorSeat) {
        configuration = seat.configuration
        handler = seat.handler
        mailbox = seat.mailbox
        listener = seat.listener
        census = seat.census
        epoll = seat.epoll
        readBuffer = .allocate(byteCount: 64 << 10, alignment: 16)
    }

    deinit {
        readBuffer.deallocate()
        close(epoll)
    }

    var isDraining: Bool { drainDeadline != nil }

    /// The current value of the `date` field.
    var date: String {
        let seconds = MonotonicClock.unixSeconds
        if seconds != dateSeconds {
            dateSeconds = seconds
            dateText = HTTPDate.format(unixSeconds: seconds)
        }
        return dateText
    }

    /// Serves until drained.
    func run() {
        _ = cl_watch(
            epoll,
            EPOLL_CTL_ADD,
            mailbox.descriptor,
            EPOLLIN.rawValue,
            Reactor.mailboxToken
        )
        watchListener(EPOLL_CTL_ADD)
        let capacity = Reactor.eventCapacity
        let events = UnsafeMutablePointer<epoll_event>.allocate(capacity: capacity)
        defer { events.deallocate() }
        while !(isDraining && connections.isEmpty) {
            let count = cl_wait(epoll, events, Int32(capacity), waitMilliseconds)
            now = MonotonicClock.now
            for index in 0..<Int(max(0, count)) {
                handle(token: cl_token(events + index), readiness: cl_readiness(events + index))
            }
            fireTimers()
        }
    }

    private func handle(token: UInt64, readiness: UInt32) {
        switch token {
        case Reactor.mailboxToken:
            for message in mailbox.takeAll() { take(message) }
        case Reactor.listenerToken: acceptAll()
        default: connections[token]?.handle(readiness: readiness, now: now)
        }
    }

    // MARK: Messages

    private func take(_ message: ReactorMessage) {
        switch message {
        case .answer(let id, let exchange, let answer):
            guard let connection = connections[id], connection.isServing else { return }
            connection.driver?.deliver(answer, exchange: exchange, now: now)
            connection.settle(now: now)
        case .wake(let id, let stream):
            guard let connection = connections[id], connection.isServing else { return }
            connection.driver?.wake(stream: stream, now: now)
            connection.settle(now: now)
        case .drain(let deadline): drain(until: deadline)
        }
    }

    private func drain(until deadline: Moment) {
        guard drainDeadline == nil else { return }
        drainDeadline = deadline
        closeListener()
        for connection in Array(connections.values) {
            if connection.isServing { connection.driver?.drain(now: now) }
            connection.settle(now: now)
        }
    }

    // MARK: Accepting

    private func acceptAll() {
        // Bounded, so that a storm of connections does not starve those that are served.
        for _ in 0..<64 where listener >= 0 {
            var host = [CChar](repeating: 0, count: Int(CL_HOST_BYTES))
            var port: UInt16 = 0
            let descriptor = cl_accept(listener, &host, &port)
            if descriptor == -EMFILE || descriptor == -ENFILE || descriptor == -ENOMEM {
                acceptPausedUntil = now.advanced(by: Reactor.acceptPause)
                watchListener(EPOLL_CTL_DEL)
            }
            guard descriptor >= 0 else { return }
            let text = String(
                decoding: host.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)),
                as: UTF8.self
            )
            adopt(descriptor, peer: PeerAddress(host: text, port: port))
        }
    }

    private func adopt(_ descriptor: Int32, peer: PeerAddress) {
        var tls: TLSSession?
        if let context = configuration.tls {
            guard let session = try? TLSSession(context) else {
                close(descriptor)
                return
            }
            tls = session
        }
        let id = nextToken
        nextToken += 1
        let connection = Connection(
            id: id,
            descriptor: descriptor,
            peer: peer,
            tls: tls,
            reactor: self,
            now: now
        )
        let isAdmitted = census.enter(limit: configuration.connectionsMax)
        connections[id] = connection
        guard cl_watch(epoll, EPOLL_CTL_ADD, descriptor, EPOLLIN.rawValue, id) == 0 else {
            return connection.close()
        }
        if isAdmitted {
            connection.driver = ProtocolDetector(connection, now: now)
        } else {
            connection.send(overloadedAnswer)
            connection.finish()
        }
        connection.settle(now: now)
    }

    private var overloadedAnswer: [UInt8] {
        let problem = Problem(.overloaded, "too many connections").retrying(after: .seconds(1))
        return HTTP1ResponseEncoder.last(configuration.refusalDecoration(problem.response))
    }

    private func watchListener(_ operation: Int32) {
        guard listener >= 0 else { return }
        _ = cl_watch(epoll, operation, listener, EPOLLIN.rawValue, Reactor.listenerToken)
    }

    private func closeListener() {
        guard listener >= 0 else { return }
        close(listener)
        listener = -1
    }

    func forget(_ id: UInt64) {
        connections[id] = nil
        census.leave()
    }

    // MARK: Time

    func arm(_ id: UInt64, at moment: Moment) {
        timers.insert(TimerQueue.Entry(moment: moment, token: id))
    }

    private func fireTimers() {
        while let entry = timers.popDue(now) {
            guard let connection = connections[entry.token], connection.armed == entry.moment else {
                continue
            }
            connection.timerFired(now: now)
        }
        if let paused = acceptPausedUntil, now >= paused {
            acceptPausedUntil = nil
            watchListener(EPOLL_CTL_ADD)
        }
        if let drainDeadline, now >= drainDeadline {
            for connection in Array(connections.values) { connection.close() }
        }
    }

    /// Time to the next deadline, rounded up; -1 when there is none.
    private var waitMilliseconds: Int32 {
        let moments = [timers.first, drainDeadline, acceptPausedUntil].compactMap(\.self)
        guard let next = moments.min() else { return -1 }
        let nanoseconds = max(0, next.nanoseconds - MonotonicClock.now.nanoseconds)
        return Int32(min(60_000, (nanoseconds + 999_999) / 1_000_000))
    }
}
