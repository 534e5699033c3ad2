// SPDX-License-Identifier: MIT

public import HTTPSemantics

/// Why bytes were refused as an HTTP/1 request; the connection is closed after each of them.
///
/// The first group are the ways to make two parsers disagree on where a request ends, so that the
/// second one serves what the first one never saw. None of them is ever repaired.
public enum HTTP1Error: Error, Equatable, Sendable {
    // Ambiguities.

    /// Both `Content-Length` and `Transfer-Encoding` are there.
    case contentLengthWithTransferEncoding
    /// There are several lengths, equal or not.
    case repeatedContentLength
    /// A length is not digits only, or absurd.
    case malformedContentLength
    /// A transfer coding is not exactly one `chunked`.
    case unsupportedTransferCoding
    /// HTTP/1.0 has no transfer codings.
    case transferCodingInHTTP10
    /// A line ends without a carriage return.
    case bareLineFeed
    /// A carriage return stands within a line.
    case bareCarriageReturn
    /// White space stands between a field's name and its colon.
    case whitespaceBeforeColon
    /// A field goes on in the next line.
    case obsoleteLineFolding
    /// A field's value holds a control character or is not UTF-8.
    case forbiddenByteInValue
    /// A chunk's size has a sign, a blank, no digit or too many.
    case malformedChunkSize
    /// A chunk does not end where its size says.
    case malformedChunkEnd

    // Other malformations.

    /// The request line is not three words with one blank between each two.
    case malformedRequestLine
    /// The target has no proper form.
    case malformedTarget(RequestTargetError)
    /// The version has no proper form.
    case malformedVersion
    /// A field has no colon.
    case fieldWithoutColon
    /// A field's name holds a character it may not hold.
    case malformedFieldName
    /// HTTP/1.1 demands a host.
    case missingHost
    /// There are several hosts.
    case repeatedHost
    /// The host has no proper form, or contradicts an absolute target.
    case malformedHost

    // Limits.

    /// The version is none that is spoken here.
    case unsupportedVersion
    /// The request line is over its limit.
    case requestLineTooLong
    /// The fields are over their limit in bytes.
    case headersTooLarge
    /// The fields are over their limit in number.
    case tooManyFields
    /// The body is over its limit.
    case bodyTooLarge(limit: Int)
    /// The bodies of all connections together are over their limit.
    case bodiesTooLarge
    /// The expectation is not `100-continue`.
    case unknownExpectation
    /// The head did not arrive in time.
    case headTimeout
    /// The body arrives too slowly.
    case bodyTooSlow

    /// The kind of problem to answer with.
    public var kind: ProblemKind {
        switch self {
        case .unsupportedVersion: .versionNotSupported
        case .requestLineTooLong: .requestLineTooLong
        case .headersTooLarge, .tooManyFields: .headersTooLarge
        case .bodyTooLarge: .bodyTooLarge
        case .bodiesTooLarge: .overloaded
        case .unknownExpectation: .expectationFailed
        case .headTimeout, .bodyTooSlow: .requestTimeout
        default: .malformedRequest
        }
    }

    /// What is wrong, in words for people.
    public var detail: String {
        switch self {
        case .contentLengthWithTransferEncoding: "Content-Length and Transfer-Encoding together"
        case .repeatedContentLength: "more than one Content-Length"
        case .malformedContentLength: "Content-Length is not a plain decimal number"
        case .unsupportedTransferCoding: "a Transfer-Encoding other than chunked"
        case .transferCodingInHTTP10: "HTTP/1.0 has no Transfer-Encoding"
        case .bareLineFeed: "a line ends without a carriage return"
        case .bareCarriageReturn: "a carriage return stands within a line"
        case .whitespaceBeforeColon: "white space before a field's colon"
        case .obsoleteLineFolding: "a field goes on in the next line"
        case .forbiddenByteInValue: "a field's value holds a forbidden byte"
        case .malformedChunkSize: "a chunk's size is malformed"
        case .malformedChunkEnd: "a chunk does not end where its size says"
        case .malformedRequestLine: "the request line is malformed"
        case .malformedTarget(let failure): "the target is malformed: \(failure)"
        case .malformedVersion: "the version is malformed"
        case .fieldWithoutColon: "a field has no colon"
        case .malformedFieldName: "a field's name holds a forbidden character"
        case .missingHost: "Host is missing"
        case .repeatedHost: "more than one Host"
        case .malformedHost: "Host is malformed or contradicts the target"
        case .unsupportedVersion: "the HTTP version is not spoken here"
        case .requestLineTooLong: "the request line is too long"
        case .headersTooLarge: "the header fields are too large"
        case .tooManyFields: "there are too many header fields"
        case .bodyTooLarge(let limit): "the body is larger than \(limit) bytes"
        case .bodiesTooLarge: "the node holds as many bytes of requests as it may"
        case .unknownExpectation: "the expectation is unknown"
        case .headTimeout: "the request's head did not arrive in time"
        case .bodyTooSlow: "the request's body arrives too slowly"
        }
    }

    /// The answer that tells the refusal.
    public var response: HTTPResponse {
        let problem = Problem(kind, detail)
        return kind == .overloaded
            ? problem.retrying(after: .seconds(1)).response : problem.response
    }
}
