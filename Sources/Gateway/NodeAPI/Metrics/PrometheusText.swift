// SPDX-License-Identifier: MIT

/// Writes metrics in Prometheus' text format.
struct PrometheusText {
    private(set) var text = ""

    /// Begins a family.
    mutating func family(_ name: String, _ type: String, _ help: String) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
    }

    /// Writes a sample with labels in order.
    mutating func sample(
        _ name: String,
        _ labels: KeyValuePairs<String, String> = [:],
        _ value: String
    ) {
        text += name
        if !labels.isEmpty {
            let parts = labels.map { "\($0.key)=\"\(PrometheusText.escaped($0.value))\"" }
            text += "{\(parts.joined(separator: ","))}"
        }
        text += " \(value)\n"
    }

    /// Writes a family of one gauge.
    mutating func gauge(_ name: String, _ help: String, _ value: some BinaryInteger) {
        family(name, "gauge", help)
        sample(name, [:], "\(value)")
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "\\": result += "\\\\"
            case "\"": result += "\\\""
            case "\n": result += "\\n"
            default: result.append(character)
            }
        }
        return result
    }
}
