// SPDX-License-Identifier: MIT

/// What a browser sees instead of the page it asked for.
public struct ErrorPage: Sendable, Equatable {
    /// The status of HTTP.
    public let status: Int
    /// What went wrong, in a few words.
    public let title: String
    /// What went wrong this time.
    public let detail: String
    /// The kind of problem, when it has a page of its own.
    public let code: String?
    /// The number under which the node noted the request.
    public let requestID: String?

    /// Takes the values as they are.
    public init(
        status: Int,
        title: String,
        detail: String,
        code: String? = nil,
        requestID: String? = nil
    ) {
        self.status = status
        self.title = title
        self.detail = detail
        self.code = code
        self.requestID = requestID
    }
}
