// SPDX-License-Identifier: MIT

internal import Synchronization

/// An answer that is still owed.
///
/// The first call of `send` counts, from whatever thread; later ones change nothing. When the
/// client goes away or the deadline passes, the reply is cancelled and work for it may stop.
public final class DeferredReply: Sendable {
    /// What can be sent.
    public enum Answer: Sendable {
        /// A whole answer.
        case response(HTTPResponse)
        /// An answer in pieces.
        case stream(StreamReply)
    }

    private enum Phase {
        case open(onCancel: [@Sendable () -> Void])
        case answered
        case cancelled
    }

    private let phase = Mutex(Phase.open(onCancel: []))
    private let timeoutChanges = Mutex<[@Sendable (HTTPResponse) -> HTTPResponse]>([])
    private let deliver: @Sendable (Answer) -> Void

    /// Creates a debt that `deliver` takes to the client, on the sender's thread.
    public init(deliver: @escaping @Sendable (Answer) -> Void) { self.deliver = deliver }

    /// Sends a whole answer.
    ///
    /// - Returns: Whether this answer counts; `false` after another one or a cancellation.
    @discardableResult
    public func send(_ response: HTTPResponse) -> Bool { send(.response(response)) }

    /// Sends an answer in pieces.
    ///
    /// - Returns: Whether this answer counts; `false` after another one or a cancellation.
    @discardableResult
    public func send(_ stream: StreamReply) -> Bool { send(.stream(stream)) }

    /// Sends a refusal.
    ///
    /// - Returns: Whether this answer counts; `false` after another one or a cancellation.
    @discardableResult
    public func send(_ problem: Problem) -> Bool { send(.response(problem.response)) }

    /// Whether nobody waits for the answer any more.
    public var isCancelled: Bool {
        phase.withLock { if case .cancelled = $0 { true } else { false } }
    }

    /// Has `action` run once when the client goes away or the deadline passes.
    ///
    /// At once if that has happened. It runs on a reactor's thread and must not block.
    public func onCancel(_ action: @escaping @Sendable () -> Void) {
        let isLate = phase.withLock { phase in
            switch phase {
            case .open(let actions):
                phase = .open(onCancel: actions + [action])
                return false
            case .answered: return false
            case .cancelled: return true
            }
        }
        if isLate { action() }
    }

    /// Ends the debt without an answer; the connection calls it.
    public func cancel() {
        let actions = phase.withLock { phase -> [@Sendable () -> Void] in
            guard case .open(let actions) = phase else { return [] }
            phase = .cancelled
            return actions
        }
        for action in actions { action() }
    }

    /// What a client is told whose answer does not come in time, with what every answer has.
    public var timeoutResponse: HTTPResponse {
        changedForTimeout(Problem(.responseTimeout, "the answer did not come in time").response)
    }

    func changedForTimeout(_ response: HTTPResponse) -> HTTPResponse {
        timeoutChanges.withLock { $0 }.reduce(response) { $1($0) }
    }

    /// Passes the answer that tells a timeout through `change` too.
    func onTimeout(_ change: @escaping @Sendable (HTTPResponse) -> HTTPResponse) {
        timeoutChanges.withLock { $0.append(change) }
    }

    private func send(_ answer: Answer) -> Bool {
        let counts = phase.withLock { phase in
            guard case .open = phase else { return false }
            phase = .answered
            return true
        }
        if counts { deliver(answer) }
        return counts
    }
}
