// SPDX-License-Identifier: MIT

/// What surrounds a program: code that it only names, and answers to its events.
public struct Host: Sendable {
    /// Code outside the program.
    public var forests: ForestStore
    /// Answers to events.
    public var handlers: EventHandlers
    /// True if an event without a handler is passed over instead of being an error.
    public var ignoresUnhandledEvents: Bool

    /// Puts a host together.
    public init(
        forests: ForestStore = ForestStore(),
        handlers: EventHandlers = EventHandlers(),
        ignoresUnhandledEvents: Bool = false
    ) {
        self.forests = forests
        self.handlers = handlers
        self.ignoresUnhandledEvents = ignoresUnhandledEvents
    }
}
