// SPDX-License-Identifier: MIT

/// What a metric is called and what it means.
struct MetricName: Sendable {
    let text: String
    let help: String
    let labels: [String]

    init(_ text: String, help: String, labels: [String]) {
        precondition(!help.isEmpty, "a metric says what it means")
        self.text = text
        self.help = help
        self.labels = labels
    }

    /// The labels of a series with their names.
    func pairs(_ values: [String]) -> [(String, String)] {
        Array(zip(labels, values))
    }
}
