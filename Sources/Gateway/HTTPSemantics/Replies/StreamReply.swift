// SPDX-License-Identifier: MIT

/// An answer whose body a session yields piece by piece.
public struct StreamReply: Sendable {
    /// The status and fields; its body is not sent.
    public var head: HTTPResponse
    /// Yields the body.
    public let session: any StreamSession

    /// Puts a streamed answer together.
    public init(_ head: HTTPResponse, session: any StreamSession) {
        self.head = head
        self.session = session
    }

    func mapHead(_ change: (HTTPResponse) -> HTTPResponse) -> StreamReply {
        StreamReply(change(head), session: session)
    }
}
