// SPDX-License-Identifier: MIT

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

    enum Kind: String, CaseIterable, Sendable {
        case webSocket = "websocket"
        case eventStream = "sse"
    }

    private let gauges = Mutex<[ObjectIdentifier: (kind: Kind, gauge: Gauge)]>([:])
    private let capacity: Int

    init(capacity: Int) { self.capacity = capacity }

    /// Whether one more stream may be opened.
    var hasRoom: Bool { gauges.withLock { $0.count < capacity } }

    func add(_ gauge: Gauge, _ kind: Kind) {
        gauges.withLock { $0[ObjectIdentifier(gauge)] = (kind, gauge) }
    }

    func remove(_ gauge: Gauge) {
        gauges.withLock { $0[ObjectIdentifier(gauge)] = nil }
    }

    /// The open streams of a kind.
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
