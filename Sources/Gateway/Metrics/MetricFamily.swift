// SPDX-License-Identifier: MIT

/// All series under one name.
protocol MetricFamily: Sendable {
    var name: MetricName { get }
    func write(to text: inout ExpositionText)
}

extension Dictionary where Key == [String] {
    /// The series in an order that does not change from one reading to the next.
    func inOrder() -> [(key: [String], value: Value)] {
        sorted { $0.key.lexicographicallyPrecedes($1.key) }
    }
}
