// SPDX-License-Identifier: MIT

/// A number of the roles behind the interface, as `/metrics` tells it.
public struct StatedMetric: Sendable {
    /// How the number moves.
    public enum Kind: String, Sendable {
        /// It only grows; the name ends in `_total`.
        case counter
        /// It goes up and down.
        case gauge
    }

    /// The name, in Prometheus' manner.
    public let name: String
    /// How the number moves.
    public let kind: Kind
    /// What is counted, in one line.
    public let help: String
    /// The label that tells the values apart; nil if there is one value alone.
    public let label: String?
    /// The values under the label's values, in the order in which they are told.
    public let values: [(label: String, value: String)]

    /// States one number.
    public init(_ name: String, _ kind: Kind, _ help: String, _ value: some BinaryInteger) {
        (self.name, self.kind, self.help) = (name, kind, help)
        label = nil
        values = [("", "\(value)")]
    }

    /// States a time in seconds.
    public init(_ name: String, _ kind: Kind, _ help: String, milliseconds: UInt64) {
        (self.name, self.kind, self.help) = (name, kind, help)
        label = nil
        values = [("", "\(Double(milliseconds) / 1_000)")]
    }

    /// States one number for each value of a label.
    public init(
        _ name: String,
        _ kind: Kind,
        _ help: String,
        by label: String,
        _ values: [String: UInt64]
    ) {
        (self.name, self.kind, self.help, self.label) = (name, kind, help, label)
        self.values = values.sorted { $0.key < $1.key }.map { ($0.key, "\($0.value)") }
    }
}

extension PrometheusText {
    /// Writes a family with all its samples.
    mutating func write(_ metric: StatedMetric) {
        family(metric.name, metric.kind.rawValue, metric.help)
        for (label, value) in metric.values {
            if let name = metric.label {
                sample(metric.name, [name: label], value)
            } else {
                sample(metric.name, [:], value)
            }
        }
    }
}
