// SPDX-License-Identifier: MIT

/// A status code of an answer.
public struct HTTPStatus: Hashable, Sendable, ExpressibleByIntegerLiteral {
    /// The three digits.
    public let code: Int

    /// Takes a code as it is.
    public init(_ code: Int) { self.code = code }

    /// Takes a code as it is.
    public init(integerLiteral code: Int) { self.code = code }

    /// Whether an answer with this status never has a body.
    public var forbidsBody: Bool { code < 200 || code == 204 || code == 304 }

    /// The customary phrase for the code; empty for codes out of use here.
    public var reason: String { HTTPStatus.reasons[code] ?? "" }

    private static let reasons: [Int: String] = [
        100: "Continue", 101: "Switching Protocols",
        200: "OK", 201: "Created", 202: "Accepted", 204: "No Content", 206: "Partial Content",
        301: "Moved Permanently", 302: "Found", 303: "See Other", 304: "Not Modified",
        307: "Temporary Redirect", 308: "Permanent Redirect",
        400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found",
        405: "Method Not Allowed", 406: "Not Acceptable", 408: "Request Timeout",
        409: "Conflict", 410: "Gone", 412: "Precondition Failed", 413: "Content Too Large",
        414: "URI Too Long", 415: "Unsupported Media Type", 416: "Range Not Satisfiable",
        417: "Expectation Failed", 421: "Misdirected Request", 422: "Unprocessable Content",
        425: "Too Early", 426: "Upgrade Required", 428: "Precondition Required",
        429: "Too Many Requests", 431: "Request Header Fields Too Large",
        500: "Internal Server Error", 501: "Not Implemented", 502: "Bad Gateway",
        503: "Service Unavailable", 504: "Gateway Timeout", 505: "HTTP Version Not Supported",
    ]
}
