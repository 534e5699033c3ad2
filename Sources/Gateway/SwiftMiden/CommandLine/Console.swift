// SPDX-License-Identifier: MIT

import Glibc
import JSONText
import NodeInterfaces

/// What a command says: data on standard output, everything else on standard error.
enum Console {
    /// Prints a line of data.
    static func print(_ line: String) { write(Array(line.utf8) + [10], to: 1) }

    /// Prints a line for people.
    static func note(_ line: String) { write(Array(line.utf8) + [10], to: 2) }

    /// Writes over the line that was written last in this way.
    static func redraw(_ line: String) { write(Array("\r\u{1B}[K\(line)".utf8), to: 2) }

    /// Prints one JSON object.
    static func printJSON(_ body: (inout JSONWriter) -> Void) {
        write(JSONWriter.encode { $0.object(body) } + [10], to: 1)
    }

    /// Prints a log line.
    static func log(_ line: LogLine) {
        note("\(line.level.rawValue.uppercased()) \(line.role): \(line.message)")
    }

    /// Says why a command failed.
    static func report(_ failure: CommandFailure, asJSON: Bool) {
        if asJSON {
            printJSON { json in
                json.member("error") { (json: inout JSONWriter) in
                    json.member("code", failure.code)
                    json.member("detail", failure.detail)
                    if let offset = failure.offset { json.member("offset", offset) }
                    if let hint = failure.hint { json.member("hint", hint) }
                    failure.members?(&json)
                }
            }
        }
        note(failure.page ?? "error[\(failure.code)]: \(failure.detail)")
        if let hint = failure.hint { note("hint: \(hint)") }
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) {
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            // Nobody reads any more: there is nobody to tell.
            guard count > 0 else { return }
            written += count
        }
    }
}
