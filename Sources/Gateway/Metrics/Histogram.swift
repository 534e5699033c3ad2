// SPDX-License-Identifier: MIT

internal import Synchronization

/// A distribution in buckets.
public final class Histogram: MetricFamily {
    /// Bounds for times from half a millisecond to the longest wait for an answer.
    public static let secondsBounds = [
        0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
    ]

    private struct Series {
        var counts: [UInt64]
        var sum = 0.0
    }

    let name: MetricName
    private let bounds: [Double]
    private let series = Mutex<[[String]: Series]>([:])

    init(_ name: MetricName, bounds: [Double]) {
        precondition(bounds == bounds.sorted() && !bounds.isEmpty, "bounds ascend")
        self.name = name
        self.bounds = bounds
    }

    /// Takes a value in; `labels` has a value for each label name, in order.
    public func observe(_ value: Double, labels: [String] = []) {
        precondition(labels.count == name.labels.count, "every label has a value")
        let bucket = bounds.firstIndex { value <= $0 } ?? bounds.count
        series.withLock { series in
            let empty = Series(counts: [UInt64](repeating: 0, count: bounds.count + 1))
            series[labels, default: empty].counts[bucket] += 1
            series[labels, default: empty].sum += value
        }
    }

    /// Takes a time in, in seconds.
    public func observe(_ duration: Duration, labels: [String] = []) {
        let (seconds, attoseconds) = duration.components
        observe(Double(seconds) + Double(attoseconds) * 1e-18, labels: labels)
    }

    func write(to text: inout ExpositionText) {
        text.head(name, kind: "histogram")
        for (labels, series) in series.withLock({ $0 }).inOrder() {
            var total: UInt64 = 0
            let pairs = name.pairs(labels)
            for (index, count) in series.counts.enumerated() {
                total += count
                let bound = index < bounds.count ? ExpositionText.number(bounds[index]) : "+Inf"
                text.sample(name.text + "_bucket", pairs + [("le", bound)], String(total))
            }
            text.sample(name.text + "_sum", pairs, ExpositionText.number(series.sum))
            text.sample(name.text + "_count", pairs, String(total))
        }
    }
}
