// SPDX-License-Identifier: MIT

extension ProblemKind {
    /// The kinds that the wire half and the router tell by themselves.
    public static let wire: [ProblemKind] = [
        .malformedRequest, .requestLineTooLong, .headersTooLarge, .bodyTooLarge, .requestTimeout,
        .expectationFailed, .versionNotSupported, .methodNotImplemented, .notFound,
        .methodNotAllowed, .notAcceptable, .unsupportedMediaType, .unknownQueryParameter,
        .duplicateQueryParameter, .invalidParameter, .missingParameter, .websocketRefused,
        .responseTimeout, .overloaded, .shuttingDown, .internalError, .rateLimited,
        .misdirectedRequest,
    ]

    /// The bytes break the protocol.
    public static let malformedRequest = ProblemKind(
        code: "malformed_request",
        status: 400,
        title: "Malformed request",
        explanation: "The request breaks a rule of HTTP. The connection is closed after it."
    )
    /// The request line is over its limit.
    public static let requestLineTooLong = ProblemKind(
        code: "request_line_too_long",
        status: 414,
        title: "Request line too long",
        explanation: "The URL is over the limit of /v1/limits. Ask for fewer items at once."
    )
    /// The header fields are over their limit.
    public static let headersTooLarge = ProblemKind(
        code: "headers_too_large",
        status: 431,
        title: "Header fields too large",
        explanation: "The header fields are too many or too large together."
    )
    /// The body is over its limit.
    public static let bodyTooLarge = ProblemKind(
        code: "too_large",
        status: 413,
        title: "Body too large",
        explanation: "The body is over the limit for this resource; /v1/limits names it."
    )
    /// The request did not arrive in time.
    public static let requestTimeout = ProblemKind(
        code: "request_timeout",
        status: 408,
        title: "Request too slow",
        explanation: "The request did not arrive in the time allowed. Send it again, faster."
    )
    /// An expectation other than `100-continue`.
    public static let expectationFailed = ProblemKind(
        code: "expectation_failed",
        status: 417,
        title: "Unknown expectation",
        explanation: "Only `Expect: 100-continue` is understood."
    )
    /// A version other than 1.0, 1.1 and 2.
    public static let versionNotSupported = ProblemKind(
        code: "version_not_supported",
        status: 505,
        title: "HTTP version not supported",
        explanation: "HTTP/1.0, HTTP/1.1 and HTTP/2 are spoken here."
    )
    /// A method or transfer coding that nobody serves.
    public static let methodNotImplemented = ProblemKind(
        code: "not_implemented",
        status: 501,
        title: "Not implemented",
        explanation: "The method or the feature asked for is not served here."
    )
    /// No resource of this path.
    public static let notFound = ProblemKind(
        code: "not_found",
        status: 404,
        title: "Not found",
        explanation: "Nothing lives under this path; /openapi.json lists what does."
    )
    /// The resource has other methods.
    public static let methodNotAllowed = ProblemKind(
        code: "method_not_allowed",
        status: 405,
        title: "Method not allowed",
        explanation: "The resource does not have this method; the Allow field lists its methods."
    )
    /// No representation that the client reads.
    public static let notAcceptable = ProblemKind(
        code: "not_acceptable",
        status: 406,
        title: "Not acceptable",
        explanation: "The resource has no representation of a type in the Accept field."
    )
    /// The body is of a type that the resource does not read.
    public static let unsupportedMediaType = ProblemKind(
        code: "unsupported_media_type",
        status: 415,
        title: "Unsupported media type",
        explanation: "The resource does not read bodies of this content type."
    )
    /// A query parameter that the resource does not know.
    public static let unknownQueryParameter = ProblemKind(
        code: "unknown_query_parameter",
        status: 400,
        title: "Unknown query parameter",
        explanation: "A parameter is misspelt or belongs elsewhere; nothing was done."
    )
    /// A query parameter given twice.
    public static let duplicateQueryParameter = ProblemKind(
        code: "duplicate_query_parameter",
        status: 400,
        title: "Duplicate query parameter",
        explanation: "A parameter was given twice, so its value is not clear."
    )
    /// A parameter whose value has no sense.
    public static let invalidParameter = ProblemKind(
        code: "invalid_parameter",
        status: 400,
        title: "Invalid parameter",
        explanation: "A parameter of the path or the query does not have the form it needs."
    )
    /// A parameter that must be there.
    public static let missingParameter = ProblemKind(
        code: "missing_parameter",
        status: 400,
        title: "Missing parameter",
        explanation: "A query parameter that the resource needs is not there."
    )
    /// A WebSocket handshake that cannot succeed.
    public static let websocketRefused = ProblemKind(
        code: "websocket_refused",
        status: 400,
        title: "WebSocket refused",
        explanation: "The handshake is incomplete or asks for no subprotocol that is spoken here."
    )
    /// The handler did not answer in time.
    public static let responseTimeout = ProblemKind(
        code: "response_timeout",
        status: 504,
        title: "No answer in time",
        explanation: "The node took too long. Whether the request had an effect is not known."
    )
    /// Too many connections or requests.
    public static let overloaded = ProblemKind(
        code: "overloaded",
        status: 503,
        title: "Overloaded",
        explanation: "The node has as much work as it takes on. Try again later."
    )
    /// One client asks too often.
    public static let rateLimited = ProblemKind(
        code: "rate_limited",
        status: 429,
        title: "Too many requests",
        explanation: "Your share is used up for the moment; Retry-After says when to go on."
    )
    /// The host is not one of ours.
    public static let misdirectedRequest = ProblemKind(
        code: "misdirected_request",
        status: 421,
        title: "Misdirected request",
        explanation: "The Host field names somebody else. Use a name the node is configured with."
    )
    /// The process is about to end.
    public static let shuttingDown = ProblemKind(
        code: "shutting_down",
        status: 503,
        title: "Shutting down",
        explanation: "The node finishes what it has begun and takes nothing more."
    )
    /// A fault of ours.
    public static let internalError = ProblemKind(
        code: "internal_error",
        status: 500,
        title: "Internal error",
        explanation: "The node met a condition it did not expect; its log has the request's id."
    )
}
