// SPDX-License-Identifier: MIT

/// A kind of refusal that clients can tell by its code.
///
/// Kinds are the index of the problem pages and of the error tables in the API's document.
public struct ProblemKind: Sendable, Hashable {
    /// The machine-readable name, such as `mempool_full`; also the last part of the page's URL.
    public let code: String
    /// The status it is told with.
    public let status: HTTPStatus
    /// The short name for people, the same for every occurrence.
    public let title: String
    /// What it means and what to do, for the problem's page.
    public let explanation: String
    /// The status code of gRPC that says the same.
    public let grpcStatus: Int

    /// Describes a kind.
    ///
    /// - Parameters:
    ///   - code: Lower-case letters, digits and underscores.
    ///   - status: The status it is told with.
    ///   - title: The short name for people.
    ///   - explanation: What it means and what to do.
    ///   - grpcStatus: The code of gRPC; derived from the status when left out.
    public init(
        code: String,
        status: HTTPStatus,
        title: String,
        explanation: String,
        grpcStatus: Int? = nil
    ) {
        self.code = code
        self.status = status
        self.title = title
        self.explanation = explanation
        self.grpcStatus = grpcStatus ?? ProblemKind.grpcStatus(for: status)
    }

    /// The customary gRPC status of an HTTP status.
    private static func grpcStatus(for status: HTTPStatus) -> Int {
        switch status.code {
        case 400, 406, 411, 413, 414, 415, 422, 431: 3
        case 401: 16
        case 403: 7
        case 404, 410: 5
        case 405, 501: 12
        case 409: 10
        case 412: 9
        case 408, 504: 4
        case 429: 8
        case 503: 14
        default: 13
        }
    }
}
