// SPDX-License-Identifier: MIT

internal import HTTPSemantics

/// Where a request's body ends.
enum BodyFraming: Equatable {
    case none
    case length(Int)
    case chunked

    /// Decides from the fields; every ambiguity is an error (RFC 9112, section 6.3).
    init(_ fields: HTTPFields, version: HTTPVersion) throws(HTTP1Error) {
        guard fields.contains("content-length") || fields.contains("transfer-encoding") else {
            self = .none
            return
        }
        let lengths = fields.values(of: "content-length")
        let codings = fields.values(of: "transfer-encoding")
        if !codings.isEmpty {
            guard lengths.isEmpty else { throw .contentLengthWithTransferEncoding }
            guard version != .http10 else { throw .transferCodingInHTTP10 }
            guard codings.count == 1, codings[0].lowercased() == "chunked" else {
                throw .unsupportedTransferCoding
            }
            self = .chunked
            return
        }
        guard let length = lengths.first else {
            self = .none
            return
        }
        guard lengths.count == 1, !length.utf8.contains(0x2C) else {
            throw .repeatedContentLength
        }
        guard (1...15).contains(length.utf8.count),
            length.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let value = Int(length)
        else { throw .malformedContentLength }
        self = value == 0 ? .none : .length(value)
    }
}
