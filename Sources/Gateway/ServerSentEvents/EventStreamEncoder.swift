// SPDX-License-Identifier: MIT

/// Writes event streams as the HTML standard defines them.
public enum EventStreamEncoder {
    /// The media type of the body.
    public static let contentType = "text/event-stream"

    /// A line that keeps proxies from closing a silent stream; clients pass over it.
    public static let keepAlive = comment("")

    /// The bytes of an event with the empty line that ends it.
    ///
    /// Line breaks within id and name cannot be said in this format and become blanks; a null
    /// character in an id would make clients drop it and becomes a blank too.
    public static func encode(_ event: ServerSentEvent) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(event.data.utf8.count + 64)
        if let id = event.id { append("id", oneLine(id), to: &bytes) }
        if let name = event.name { append("event", oneLine(name), to: &bytes) }
        for line in lines(of: event.data) { append("data", line, to: &bytes) }
        bytes.append(0x0A)
        return bytes
    }

    /// The bytes of a comment.
    public static func comment(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        for line in lines(of: text) { append("", line, to: &bytes) }
        bytes.append(0x0A)
        return bytes
    }

    /// The bytes that tell clients how long to wait before they connect again.
    public static func retry(milliseconds: Int) -> [UInt8] {
        Array("retry: \(max(0, milliseconds))\n\n".utf8)
    }

    private static func append(_ field: String, _ value: [UInt8], to bytes: inout [UInt8]) {
        bytes.append(contentsOf: field.utf8)
        bytes.append(0x3A)
        if !value.isEmpty { bytes.append(0x20) }
        bytes.append(contentsOf: value)
        bytes.append(0x0A)
    }

    /// The text cut at LF, CR and CRLF, at least one line.
    private static func lines(of text: String) -> [[UInt8]] {
        var lines: [[UInt8]] = [[]]
        var followsReturn = false
        for byte in text.utf8 {
            if byte == 0x0D || byte == 0x0A && !followsReturn { lines.append([]) }
            if byte != 0x0D && byte != 0x0A { lines[lines.count - 1].append(byte) }
            followsReturn = byte == 0x0D
        }
        return lines
    }

    private static func oneLine(_ text: String) -> [UInt8] {
        text.utf8.map { $0 == 0x0A || $0 == 0x0D || $0 == 0 ? 0x20 : $0 }
    }
}
