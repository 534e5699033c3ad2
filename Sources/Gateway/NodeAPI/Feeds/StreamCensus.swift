// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import ProtocolTypes
internal import Synchronization

/// Counts the open streams, and knows how far each has come.
final class StreamCensus: Sendable {
    /// How far one stream has come; written by its reactor, read by whoever looks.
    final class Gauge: Sendable {
        let subscriptionCount = Atomic(0)
        /// The height that the slowest subscription needs next; above all heights when none does.
        let next = Atomic(UInt64.max)
    }

    /// The place of one stream: taken before it is opened, given back when it ends, and at the
    /// latest with its last owner.
    final class Seat: Sendable {
        let gauge = Gauge()
        let kind: Kind
        private let census: StreamCensus

        fileprivate init(_ kind: Kind, _ census: StreamCensus) {
            self.kind = kind
            self.census = census
        }

        deinit { leave() }

        /// Counts what the stream gives its client.
        func note(_ chunk: StreamChunk) {
            switch chunk {
            case .text(let bytes), .binary(let bytes):
                census.note(kind) { $0.byteCount += UInt64(bytes.count) }
            case .finish: break
            }
        }

        /// Counts a client that was too slow.
        func noteSlow() { census.note(kind) { $0.slowCount += 1 } }

        func leave() { census.gauges.withLock { $0[ObjectIdentifier(gauge)] = nil } }
    }

    enum Kind: String, CaseIterable, Sendable {
        case webSocket = "websocket"
        case eventStream = "sse"
    }

    /// What all streams of a kind have carried.
    struct Traffic: Sendable, Equatable {
        var byteCount: UInt64 = 0
        var slowCount: UInt64 = 0
        var refusedCount: UInt64 = 0
    }

    private let traffic = Mutex<[Kind: Traffic]>([:])
    private let gauges = Mutex<[ObjectIdentifier: (kind: Kind, gauge: Gauge)]>([:])
    private let capacity: Int

    init(capacity: Int) { self.capacity = capacity }

    /// A place for one more stream; nil if all are taken.
    ///
    /// Looking and taking are one step, so that many at once do not pass the last place together.
    func seat(_ kind: Kind) -> Seat? {
        let seat = Seat(kind, self)
        let isTaken = gauges.withLock { gauges in
            guard gauges.count < capacity else { return false }
            gauges[ObjectIdentifier(seat.gauge)] = (kind, seat.gauge)
            return true
        }
        if !isTaken { note(kind) { $0.refusedCount += 1 } }
        return isTaken ? seat : nil
    }

    /// What all streams of a kind have carried.
    func traffic(_ kind: Kind) -> Traffic { traffic.withLock { $0[kind] ?? Traffic() } }

    fileprivate func note(_ kind: Kind, _ change: (inout Traffic) -> Void) {
        traffic.withLock { change(&$0[kind, default: Traffic()]) }
    }

    /// The streams of a kind.
    func streamCount(_ kind: Kind) -> Int {
        gauges.withLock { $0.values.count { $0.kind == kind } }
    }

    /// The subscriptions of all streams of a kind.
    func subscriptionCount(_ kind: Kind) -> Int {
        gauges.withLock { gauges in
            gauges.values.filter { $0.kind == kind }
                .reduce(0) { $0 + $1.gauge.subscriptionCount.load(ordering: .relaxed) }
        }
    }

    /// By how many blocks the slowest stream is behind.
    func lagMax(tip: BlockNumber) -> UInt64 {
        gauges.withLock { gauges in
            let next = gauges.values.map { $0.gauge.next.load(ordering: .relaxed) }.min() ?? .max
            let end = UInt64(tip.value) + 1
            return next < end ? end - next : 0
        }
    }
}
