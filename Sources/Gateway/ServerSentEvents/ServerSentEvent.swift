// SPDX-License-Identifier: MIT

/// One event of a `text/event-stream`.
public struct ServerSentEvent: Sendable, Equatable {
    /// What a client sends back as `Last-Event-ID` to go on from here.
    public var id: String?
    /// The kind of event; `message` when left out.
    public var name: String?
    /// The text; its lines are kept.
    public var data: String

    /// Puts an event together.
    public init(id: String? = nil, name: String? = nil, data: String) {
        self.id = id
        self.name = name
        self.data = data
    }
}
