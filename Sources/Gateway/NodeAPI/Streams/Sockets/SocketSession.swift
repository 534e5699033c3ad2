// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import NodeInterfaces
internal import ProtocolTypes
internal import Synchronization

/// A WebSocket's end at the node: woken by changes, pulled by its reactor.
final class SocketSession: StreamSession {
    private let source: any ChannelSource
    private let feed: ChainFeed
    private let seat: StreamCensus.Seat
    private let clock: @Sendable () -> Moment
    private let state: Mutex<SocketState>
    private let key = Mutex<UInt64?>(nil)

    init(
        isBinary: Bool,
        source: any ChannelSource,
        feed: ChainFeed,
        seat: StreamCensus.Seat,
        configuration: NodeAPIConfiguration
    ) {
        self.source = source
        self.feed = feed
        self.seat = seat
        clock = configuration.clock
        state = Mutex(SocketState(isBinary: isBinary, limits: configuration.limits))
    }

    func opened(_ waker: StreamWaker) {
        let added = feed.wakes.add { waker.wake() }
        key.withLock { $0 = added }
    }

    func received(_ message: InboundMessage) {
        state.withLock { state in
            state.receive(message, source)
            note(state)
        }
    }

    func nextChunk() -> StreamChunk? {
        state.withLock { state in
            let wasTooSlow = state.isTooSlow
            let chunk = state.next(source, now: clock())
            note(state)
            if let chunk { seat.note(chunk) }
            if state.isTooSlow, !wasTooSlow { seat.noteSlow() }
            return chunk
        }
    }

    func lastChunks() -> [StreamChunk] { state.withLock { $0.leave() } }

    func closed() {
        if let key = key.withLock({ $0 }) { feed.wakes.remove(key) }
        seat.leave()
    }

    private func note(_ state: SocketState) {
        seat.gauge.subscriptionCount.store(state.subscriptions.count, ordering: .relaxed)
        seat.gauge.next.store(state.slowest.map { UInt64($0.value) } ?? .max, ordering: .relaxed)
    }
}
