// SPDX-License-Identifier: MIT

internal import CLinux
internal import Glibc
public import HTTPSemantics
internal import Synchronization

/// Serves HTTP/1.1, HTTP/2 and WebSockets on one port.
///
/// A few threads share the port, each with its own connections; a connection never changes its
/// thread. The handler runs on these threads and must return at once, see `Reply`.
public final class SocketServer: Sendable {
    private struct State {
        var mailboxes: [Mailbox] = []
        var runningCount = 0
        var isStarted = false
        var whenStopped: [@Sendable () -> Void] = []
    }

    private let configuration: ServerConfiguration
    private let handler: @Sendable (HTTPRequest) -> Reply
    private let state = Mutex(State())
    private let census = ConnectionCensus()

    /// Sets a server up; ``start()`` makes it listen.
    public init(
        configuration: ServerConfiguration = ServerConfiguration(),
        handler: @escaping @Sendable (HTTPRequest) -> Reply
    ) {
        self.configuration = configuration
        self.handler = handler
    }

    /// How many connections are open.
    public var connectionCount: Int { census.current }

    /// Listens and serves.
    ///
    /// - Returns: The port.
    /// - Throws: ``ServerError`` when the address or the machine does not allow it.
    @discardableResult
    public func start() throws(ServerError) -> UInt16 {
        let isFirst = state.withLock { state in
            defer { state.isStarted = true }
            return !state.isStarted
        }
        guard isFirst else { throw .alreadyStarted }
        let count = max(1, configuration.reactorCount ?? sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        var port = configuration.port
        if port != 0 {
            let failure = cl_probe(configuration.host, port)
            guard failure == 0 else {
                throw .cannotListen(host: configuration.host, port: port, errno: -failure)
            }
        }
        var seats: [ReactorSeat] = []
        do throws(ServerError) {
            for _ in 0..<count { seats.append(try makeSeat(port: &port)) }
        } catch {
            for seat in seats {
                close(seat.listener)
                close(seat.epoll)
            }
            throw error
        }
        state.withLock { state in
            state.mailboxes = seats.map(\.mailbox)
            state.runningCount = count
        }
        for seat in seats { SocketServer.run(seat) }
        return port
    }

    /// Stops: accepts nothing more, lets answers end, closes WebSockets with 1001, and cuts off
    /// what is left when the time is over.
    ///
    /// Returns when every thread has ended.
    public func shutDown(within limit: Duration = .seconds(5)) async {
        beginShutDown(within: limit)
        await withCheckedContinuation { continuation in
            onceStopped { continuation.resume() }
        }
    }

    /// Begins to stop without waiting for the end.
    public func beginShutDown(within limit: Duration = .seconds(5)) {
        let deadline = MonotonicClock.now.advanced(by: limit)
        let mailboxes = state.withLock { $0.mailboxes }
        for mailbox in mailboxes { mailbox.post(.drain(until: deadline)) }
    }

    /// Has `action` run once no thread serves any more.
    public func onceStopped(_ action: @escaping @Sendable () -> Void) {
        let isStopped = state.withLock { state in
            if state.runningCount > 0 { state.whenStopped.append(action) }
            return state.runningCount == 0
        }
        if isStopped { action() }
    }

    private func makeSeat(port: inout UInt16) throws(ServerError) -> ReactorSeat {
        let mailbox = try Mailbox()
        let listener = cl_listen(configuration.host, &port, configuration.backlog)
        guard listener >= 0 else {
            throw .cannotListen(host: configuration.host, port: port, errno: -listener)
        }
        let epoll = cl_epoll()
        guard epoll >= 0 else {
            close(listener)
            throw .outOfResources(errno: -epoll)
        }
        return ReactorSeat(
            configuration: configuration,
            handler: handler,
            mailbox: mailbox,
            listener: listener,
            epoll: epoll,
            census: census,
            finished: { self.reactorEnded() }
        )
    }

    private func reactorEnded() {
        let actions = state.withLock { state -> [@Sendable () -> Void] in
            state.runningCount -= 1
            guard state.runningCount == 0 else { return [] }
            defer { state.whenStopped = [] }
            return state.whenStopped
        }
        for action in actions { action() }
    }

    private static func run(_ seat: ReactorSeat) {
        var thread = pthread_t()
        let start = Unmanaged.passRetained(seat).toOpaque()
        let failure = pthread_create(
            &thread,
            nil,
            { argument in
                guard let argument else { return nil }
                let seat = Unmanaged<ReactorSeat>.fromOpaque(argument).takeRetainedValue()
                Reactor(seat).run()
                seat.finished()
                return nil
            },
            start
        )
        if failure == 0 {
            pthread_detach(thread)
        } else {
            // The other reactors serve on; the port's share of this one goes to them.
            close(seat.listener)
            close(seat.epoll)
            Unmanaged<ReactorSeat>.fromOpaque(start).release()
            seat.finished()
        }
    }
}
