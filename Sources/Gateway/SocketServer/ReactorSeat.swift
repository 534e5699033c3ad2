// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import Synchronization

/// What a reactor's thread starts with.
final class ReactorSeat: Sendable {
    let configuration: ServerConfiguration
    let handler: @Sendable (HTTPRequest) -> Reply
    let mailbox: Mailbox
    let listener: Int32
    let epoll: Int32
    let census: ConnectionCensus
    let finished: @Sendable () -> Void

    init(
        configuration: ServerConfiguration,
        handler: @escaping @Sendable (HTTPRequest) -> Reply,
        mailbox: Mailbox,
        listener: Int32,
        epoll: Int32,
        census: ConnectionCensus,
        finished: @escaping @Sendable () -> Void
    ) {
        self.configuration = configuration
        self.handler = handler
        self.mailbox = mailbox
        self.listener = listener
        self.epoll = epoll
        self.census = census
        self.finished = finished
    }
}

/// Counts the connections of all reactors.
final class ConnectionCensus: Sendable {
    private let count = Atomic(0)

    var current: Int { count.load(ordering: .relaxed) }

    /// Counts one more; `false` when that is over the limit.
    func enter(limit: Int) -> Bool {
        count.add(1, ordering: .relaxed).newValue <= limit
    }

    func leave() { count.subtract(1, ordering: .relaxed) }
}
