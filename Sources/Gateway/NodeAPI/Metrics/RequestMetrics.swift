// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import Routing
internal import Synchronization

/// Counts requests by route template and status, and how long they took.
final class RequestMetrics: Sendable {
    struct Key: Hashable, Sendable {
        let template: String
        let method: String
        let status: Int

        /// What sorts the lines of the text.
        var order: String { "\(template) \(method) \(status)" }
    }

    struct Histogram: Sendable {
        /// Observations up to each bound of ``bounds``, and beyond; not cumulative.
        var counts = [UInt64](repeating: 0, count: bounds.count + 1)
        var seconds = 0.0

        mutating func add(_ duration: Double, _ bucket: Int?) {
            counts[bucket ?? counts.count - 1] += 1
            seconds += duration
        }
    }

    /// Upper bounds in seconds: from an answer out of memory to a long poll.
    static let bounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 30]

    private struct State {
        var requests: [Key: UInt64] = [:]
        var durations: [String: Histogram] = [:]
    }

    private let state = Mutex(State())

    func observe(_ observation: Router.Observation) {
        let key = Key(
            template: observation.template,
            method: RequestMetrics.name(of: observation.method),
            status: observation.status.code
        )
        let (whole, attoseconds) = observation.duration.components
        let seconds = Double(whole) + Double(attoseconds) / 1e18
        let bucket = RequestMetrics.bounds.firstIndex { seconds <= $0 }
        state.withLock { state in
            state.requests[key, default: 0] += 1
            state.durations[key.template, default: Histogram()].add(seconds, bucket)
        }
    }

    /// Clients may send any method; those that nobody serves share one label.
    private static func name(of method: HTTPMethod) -> String {
        let known: [HTTPMethod] = [.get, .head, .post, .put, .delete, .patch, .options]
        return known.contains(method) ? method.name : "other"
    }

    /// The counts, in an order that stays.
    var requests: [(key: Key, count: UInt64)] {
        let all = state.withLock { $0.requests }
        return all.sorted { $0.key.order < $1.key.order }.map { ($0.key, $0.value) }
    }

    /// The durations, in an order that stays.
    var durations: [(template: String, histogram: Histogram)] {
        let all = state.withLock { $0.durations }
        return all.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
