// SPDX-License-Identifier: MIT

internal import Synchronization

/// The numbers that a process tells of itself, in the order in which they were made.
public final class MetricsRegistry: Sendable {
    private let families = Mutex<[any MetricFamily]>([])

    /// Creates an empty registry.
    public init() {}

    /// Makes a count that only grows.
    ///
    /// - Parameters:
    ///   - name: The name, which ends in `_total`.
    ///   - help: What is counted, in one line.
    ///   - labels: The names of the labels; each combination of values is a series of its own.
    /// - Returns: The counter.
    public func counter(_ name: String, help: String, labels: [String] = []) -> Counter {
        precondition(name.hasSuffix("_total"), "the name of a count ends in _total")
        return register(Counter(MetricName(name, help: help, labels: labels)))
    }

    /// Makes a number that goes up and down.
    ///
    /// - Parameters:
    ///   - name: The name, which ends in a base unit where there is one.
    ///   - help: What is measured, in one line.
    ///   - labels: The names of the labels.
    /// - Returns: The gauge.
    public func gauge(_ name: String, help: String, labels: [String] = []) -> Gauge {
        register(Gauge(MetricName(name, help: help, labels: labels)))
    }

    /// Makes a distribution.
    ///
    /// - Parameters:
    ///   - name: The name, which ends in a base unit.
    ///   - help: What is measured, in one line.
    ///   - labels: The names of the labels.
    ///   - bounds: The upper bounds of the buckets, ascending; one for all else is added.
    /// - Returns: The histogram.
    public func histogram(
        _ name: String,
        help: String,
        labels: [String] = [],
        bounds: [Double] = Histogram.secondsBounds
    ) -> Histogram {
        register(Histogram(MetricName(name, help: help, labels: labels), bounds: bounds))
    }

    /// The text that Prometheus reads (exposition format 0.0.4).
    public func exposition() -> [UInt8] {
        let all = families.withLock { $0 }
        var text = ExpositionText()
        for family in all { family.write(to: &text) }
        return text.bytes
    }

    /// The content type of ``exposition()``.
    public static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    private func register<Family: MetricFamily>(_ family: Family) -> Family {
        families.withLock { families in
            precondition(
                !families.contains { $0.name.text == family.name.text },
                "a metric is made once"
            )
            families.append(family)
        }
        return family
    }
}
