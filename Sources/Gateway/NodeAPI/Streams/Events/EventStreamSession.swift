// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import NodeInterfaces
internal import ProtocolTypes
internal import ServerSentEvents
internal import Synchronization

/// An event stream's end at the node: woken by changes and by the clock, pulled by its reactor.
final class EventStreamSession: StreamSession {
    private struct Keys {
        var change: UInt64?
        var beat: UInt64?
    }

    private let source: any ChannelSource
    private let feed: ChainFeed
    private let seat: StreamCensus.Seat
    private let clock: @Sendable () -> Moment
    private let state: Mutex<EventStreamState>
    private let keys = Mutex(Keys())
    private let isBeatDue = Atomic(false)

    init(
        _ state: EventStreamState,
        source: any ChannelSource,
        feed: ChainFeed,
        seat: StreamCensus.Seat,
        clock: @escaping @Sendable () -> Moment
    ) {
        self.state = Mutex(state)
        self.source = source
        self.feed = feed
        self.seat = seat
        self.clock = clock
        seat.gauge.subscriptionCount.store(1, ordering: .relaxed)
    }

    func opened(_ waker: StreamWaker) {
        let change = feed.wakes.add { waker.wake() }
        let beat = feed.beats.add { [weak self] in
            self?.isBeatDue.store(true, ordering: .relaxed)
            waker.wake()
        }
        keys.withLock { $0 = Keys(change: change, beat: beat) }
        feed.startBeating()
    }

    func nextChunk() -> StreamChunk? {
        let chunk = state.withLock { state in
            let wasTooSlow = state.isTooSlow
            let chunk = state.pull(source, now: clock())
            if state.isTooSlow, !wasTooSlow { seat.noteSlow() }
            let next = state.next.map { UInt64($0.value) } ?? .max
            seat.gauge.next.store(next, ordering: .relaxed)
            return chunk
        }
        let isBeat = isBeatDue.exchange(false, ordering: .relaxed)
        if let chunk {
            seat.note(chunk)
            return chunk
        }
        return isBeat ? .text(EventStreamEncoder.keepAlive) : nil
    }

    func closed() {
        let keys = keys.withLock { $0 }
        if let change = keys.change { feed.wakes.remove(change) }
        if let beat = keys.beat { feed.beats.remove(beat) }
        seat.leave()
    }
}
