// SPDX-License-Identifier: MIT

internal import CNghttp2
internal import HTTPSemantics

/// Fields in the form that the library takes, which copies them.
struct HeaderBlock {
    private var bytes: [UInt8] = []
    private var lengths: [(name: Int, value: Int)] = []

    /// The block of an answer's head.
    ///
    /// Fields of the connection, which HTTP/2 forbids, are left out.
    init(status: HTTPStatus, fields: HTTPFields, contentLength: Int?, date: String?) {
        append(":status", String(status.code))
        for field in fields.all {
            switch field.name {
            case "connection", "transfer-encoding", "keep-alive", "upgrade", "proxy-connection",
                "content-length":
                continue
            case "date" where date != nil: continue
            default: append(field.name, field.value)
            }
        }
        if let date { append("date", date) }
        if let contentLength { append("content-length", String(contentLength)) }
    }

    /// The block of trailers.
    init(trailers: HTTPFields) {
        for field in trailers.all { append(field.name, field.value) }
    }

    private mutating func append(_ name: String, _ value: String) {
        lengths.append((name.utf8.count, value.utf8.count))
        bytes.append(contentsOf: name.utf8)
        for byte in value.utf8 { bytes.append(byte < 0x20 || byte == 0x7F ? 0x20 : byte) }
    }

    /// Lends the block for the time of `body`.
    mutating func withPairs<Result>(
        _ body: (UnsafePointer<nghttp2_nv>?, Int) -> Result
    ) -> Result {
        let lengths = lengths
        return bytes.withUnsafeMutableBufferPointer { buffer in
            var cursor = buffer.baseAddress
            var pairs: [nghttp2_nv] = []
            pairs.reserveCapacity(lengths.count)
            for length in lengths {
                let value = cursor?.advanced(by: length.name)
                pairs.append(
                    nghttp2_nv(
                        name: cursor,
                        value: value,
                        namelen: length.name,
                        valuelen: length.value,
                        flags: UInt8(NGHTTP2_NV_FLAG_NONE.rawValue)
                    )
                )
                cursor = value?.advanced(by: length.value)
            }
            return pairs.withUnsafeBufferPointer { body($0.baseAddress, $0.count) }
        }
    }
}
