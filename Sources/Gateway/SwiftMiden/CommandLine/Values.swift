// SPDX-License-Identifier: MIT

extension Duration {
    /// The whole as seconds.
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }

    /// Reads `500ms`, `3s`, `2m`.
    init?(text: String) {
        let units: [(suffix: String, milliseconds: Int64)] = [
            ("ms", 1), ("s", 1_000), ("m", 60_000),
        ]
        for unit in units where text.hasSuffix(unit.suffix) {
            guard let count = Int64(text.dropLast(unit.suffix.count)), count >= 0,
                count < 1 << 40
            else { continue }
            self = .milliseconds(count * unit.milliseconds)
            return
        }
        return nil
    }
}

extension Double {
    /// Three digits behind the point.
    var shortened: String {
        let thousandths = "\(Int((self * 1_000).rounded()))"
        let padded = String(repeating: "0", count: max(0, 4 - thousandths.count)) + thousandths
        return padded.dropLast(3) + "." + padded.suffix(3)
    }
}

/// A host and a port, as in `127.0.0.1:57291` or `[::1]:0`.
struct Endpoint: Equatable {
    let host: String
    let port: UInt16

    init?(text: String) {
        guard let colon = text.lastIndex(of: ":"),
            let port = UInt16(text[text.index(after: colon)...])
        else { return nil }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
        guard !host.isEmpty else { return nil }
        self.host = String(host)
        self.port = port
    }
}

extension Arguments {
    /// The option as a number within a range; nil if it is not given.
    func count(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
        guard let text = value(name) else { return nil }
        guard let count = Int(text), range.contains(count) else {
            throw CommandFailure(
                .usage,
                code: "invalid_value",
                "--\(name) is a number from \(range.lowerBound) to \(range.upperBound), "
                    + "not '\(text)'"
            )
        }
        return count
    }

    /// The option as a duration; nil for `none`.
    func duration(_ name: String) throws -> Duration? {
        let text = try required(name)
        if text == "none" { return nil }
        guard let duration = Duration(text: text), duration > .zero else {
            throw CommandFailure(
                .usage,
                code: "invalid_value",
                "--\(name) is a duration such as 500ms, 3s or none, not '\(text)'"
            )
        }
        return duration
    }

    /// The option as host and port.
    func endpoint(_ name: String) throws -> Endpoint {
        let text = try required(name)
        guard let endpoint = Endpoint(text: text) else {
            throw CommandFailure(
                .usage,
                code: "invalid_value",
                "--\(name) is HOST:PORT, not '\(text)'"
            )
        }
        return endpoint
    }
}
