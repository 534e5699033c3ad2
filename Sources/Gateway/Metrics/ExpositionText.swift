// SPDX-License-Identifier: MIT

/// The lines that Prometheus reads.
struct ExpositionText {
    private(set) var bytes: [UInt8] = []

    mutating func head(_ name: MetricName, kind: String) {
        let help = ExpositionText.escaped(name.help, quotes: false)
        bytes.append(contentsOf: "# HELP \(name.text) \(help)\n".utf8)
        bytes.append(contentsOf: "# TYPE \(name.text) \(kind)\n".utf8)
    }

    mutating func sample(_ name: String, _ labels: [(String, String)], _ value: String) {
        bytes.append(contentsOf: name.utf8)
        if !labels.isEmpty {
            let list = labels.map { "\($0)=\"\(ExpositionText.escaped($1, quotes: true))\"" }
            bytes.append(contentsOf: "{\(list.joined(separator: ","))}".utf8)
        }
        bytes.append(contentsOf: " \(value)\n".utf8)
    }

    /// A number as the format has it; whole ones without fraction.
    static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        if let whole = Int64(exactly: value) { return String(whole) }
        return value.description
    }

    private static func escaped(_ text: String, quotes: Bool) -> String {
        var result = ""
        for character in text {
            switch character {
            case "\\": result += "\\\\"
            case "\n", "\r\n": result += "\\n"
            case "\"" where quotes: result += "\\\""
            default: result.append(character)
            }
        }
        return result
    }
}
