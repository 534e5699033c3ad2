// SPDX-License-Identifier: MIT

internal import Synchronization

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
            text.sample(name.text, name.pairs(labels), ExpositionText.number(value))
        }
    }
}
