// SPDX-License-Identifier: MIT

public import HTTPSemantics

/// Writes the heads and chunks of answers.
public enum HTTP1ResponseEncoder {
    /// How the body's end is told.
    public enum Framing: Sendable, Equatable {
        /// By its length.
        case length(Int)
        /// By a last chunk.
        case chunked
        /// By the connection's end, as HTTP/1.0 has it.
        case untilClose
        /// There is none and no word of one.
        case none
    }

    /// The leave to send a body.
    public static let continueHead = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)

    /// The bytes of a head up to and with the empty line.
    ///
    /// - Parameters:
    ///   - status: The status.
    ///   - fields: The fields; those that tell the framing or the connection are left out.
    ///   - framing: How the body's end is told.
    ///   - connection: The value of the `connection` field, if it needs one.
    ///   - date: The value of the `date` field.
    /// - Returns: ASCII, but for what values hold.
    public static func head(
        _ status: HTTPStatus,
        fields: HTTPFields,
        framing: Framing,
        connection: String?,
        date: String?
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(512)
        bytes.append(contentsOf: "HTTP/1.1 \(status.code) \(status.reason)\r\n".utf8)
        for field in fields.all {
            switch field.name {
            case "content-length", "transfer-encoding", "connection": continue
            case "date" where date != nil: continue
            default: append(field.name, field.value, to: &bytes)
            }
        }
        if let date { append("date", date, to: &bytes) }
        switch framing {
        case .length(let count): append("content-length", String(count), to: &bytes)
        case .chunked: append("transfer-encoding", "chunked", to: &bytes)
        case .untilClose, .none: break
        }
        if let connection { append("connection", connection, to: &bytes) }
        bytes.append(contentsOf: [0x0D, 0x0A])
        return bytes
    }

    /// The bytes of a whole answer after which the connection closes.
    ///
    /// - Parameter response: The answer, such as a refusal.
    /// - Returns: Head and body.
    public static func last(_ response: HTTPResponse) -> [UInt8] {
        let framing = Framing.length(response.body.count)
        let (status, fields) = (response.status, response.fields)
        return head(status, fields: fields, framing: framing, connection: "close", date: nil)
            + response.body
    }

    /// The size line in front of a chunk; its bytes and a CRLF follow.
    public static func chunkHead(byteCount: Int) -> [UInt8] {
        Array((String(byteCount, radix: 16) + "\r\n").utf8)
    }

    /// The end of a chunked body.
    public static let lastChunk = Array("0\r\n\r\n".utf8)

    private static func append(_ name: String, _ value: String, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: name.utf8)
        bytes.append(0x3A)
        bytes.append(0x20)
        // A line break in a value would let its author write header fields of his own.
        let start = bytes.count
        bytes.append(contentsOf: value.utf8)
        for index in start..<bytes.count where bytes[index] < 0x20 || bytes[index] == 0x7F {
            bytes[index] = 0x20
        }
        bytes.append(0x0D)
        bytes.append(0x0A)
    }
}
