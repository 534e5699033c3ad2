// SPDX-License-Identifier: MIT

internal import Synchronization

/// A count that only grows.
public final class Counter: MetricFamily {
    let name: MetricName
    private let series = Mutex<[[String]: UInt64]>([:])

    init(_ name: MetricName) { self.name = name }

    /// Counts; `labels` has a value for each label name, in order.
    public func add(_ amount: UInt64 = 1, labels: [String] = []) {
        precondition(labels.count == name.labels.count, "every label has a value")
        series.withLock { $0[labels, default: 0] += amount }
    }

    /// What was counted.
    public func value(labels: [String] = []) -> UInt64 { series.withLock { $0[labels] ?? 0 } }

    func write(to text: inout ExpositionText) {
        text.head(name, kind: "counter")
        for (labels, value) in series.withLock({ $0 }).inOrder() {
            text.sample(name.text, name.pairs(labels), String(value))
        }
    }
}
