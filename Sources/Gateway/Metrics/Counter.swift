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
            text.sample(name.text, pairs(name, labels), String(value))
        }
    }
}

/// A number that goes up and down.
public final class Gauge: MetricFamily {
    let name: MetricName
    private let series = Mutex<[[String]: Double]>([:])

    init(_ name: MetricName) { self.name = name }

    /// Sets the number; `labels` has a value for each label name, in order.
    public func set(_ value: Double, labels: [String] = []) {
        precondition(labels.count == name.labels.count, "every label has a value")
        series.withLock { $0[labels] = value }
    }

    /// Moves the number.
    public func add(_ amount: Double, labels: [String] = []) {
        precondition(labels.count == name.labels.count, "every label has a value")
        series.withLock { $0[labels, default: 0] += amount }
    }

    func write(to text: inout ExpositionText) {
        text.head(name, kind: "gauge")
        for (labels, value) in series.withLock({ $0 }).inOrder() {
            text.sample(name.text, pairs(name, labels), ExpositionText.number(value))
        }
    }
}

extension Dictionary where Key == [String] {
    /// The series in an order that does not change from one reading to the next.
    func inOrder() -> [(key: [String], value: Value)] {
        sorted { $0.key.lexicographicallyPrecedes($1.key) }
    }
}

/// The labels of a series with their names.
func pairs(_ name: MetricName, _ values: [String]) -> [(String, String)] {
    Array(zip(name.labels, values))
}
