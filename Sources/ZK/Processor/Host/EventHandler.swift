// SPDX-License-Identifier: MIT

import FieldArithmetic
import Hashing

/// Answers an event.
public struct EventHandler: Sendable {
    /// Looks at the machine and says how the advice is to change.
    public typealias Answer = @Sendable (MachineView) throws(EventRefusal) -> [AdviceMutation]

    /// The event: element 0 of the hash of its name.
    public let id: UInt64
    /// Its name, if it was given by that.
    public let name: String?
    /// The answer.
    public let answer: Answer

    /// Answers the event with a name.
    public init(_ name: String, answer: @escaping Answer) {
        id = Felt(name: name).value
        self.name = name
        self.answer = answer
    }

    /// Answers the event with an identifier.
    public init(id: UInt64, answer: @escaping Answer) {
        self.id = id
        name = nil
        self.answer = answer
    }
}

/// Handlers by the events that they answer.
public struct EventHandlers: Sendable {
    private var handlers: [UInt64: EventHandler] = [:]

    /// Answers no event.
    public init() {}

    /// Takes handlers; of two for one event the later one answers.
    public init(_ handlers: some Sequence<EventHandler>) {
        for handler in handlers { insert(handler) }
    }

    /// Adds a handler, or replaces the one for its event.
    public mutating func insert(_ handler: EventHandler) { handlers[handler.id] = handler }

    /// Adds handlers, or replaces those for their events.
    public mutating func insert(_ others: EventHandlers) {
        handlers.merge(others.handlers) { _, later in later }
    }

    /// The handler for an event.
    public subscript(id: UInt64) -> EventHandler? { handlers[id] }

    /// The names of events, as far as they were given by name.
    public var names: [UInt64: String] { handlers.compactMapValues(\.name) }

    /// The events that are answered.
    public var events: Set<UInt64> { Set(handlers.keys) }
}
