// SPDX-License-Identifier: MIT

/// A whole answer.
///
/// The body is an array and so shared, not copied: one encoded copy serves every client.
public struct HTTPResponse: Sendable, Equatable {
    /// The status.
    public var status: HTTPStatus
    /// The header fields, without `content-length`, `date` and `connection`, which the
    /// connection adds.
    public var fields: HTTPFields
    /// The body.
    public var body: [UInt8]
    /// Fields after the body; sent over HTTP/2 only.
    public var trailers: HTTPFields

    /// Puts an answer together.
    public init(
        _ status: HTTPStatus,
        fields: HTTPFields = [:],
        body: [UInt8] = [],
        trailers: HTTPFields = [:]
    ) {
        self.status = status
        self.fields = fields
        self.body = body
        self.trailers = trailers
    }

    /// An answer with JSON.
    public static func json(_ body: [UInt8], status: HTTPStatus = 200) -> HTTPResponse {
        HTTPResponse(status, fields: ["content-type": "application/json"], body: body)
    }

    /// An answer with canonical bytes.
    public static func bytes(_ body: [UInt8], status: HTTPStatus = 200) -> HTTPResponse {
        HTTPResponse(status, fields: ["content-type": "application/octet-stream"], body: body)
    }

    /// An answer with plain text.
    public static func text(_ body: String, status: HTTPStatus = 200) -> HTTPResponse {
        let fields: HTTPFields = ["content-type": "text/plain; charset=utf-8"]
        return HTTPResponse(status, fields: fields, body: Array(body.utf8))
    }

    /// A copy with a field replaced.
    public func setting(_ name: String, _ value: String) -> HTTPResponse {
        var copy = self
        copy.fields[name] = value
        return copy
    }
}
