// SPDX-License-Identifier: MIT

internal import ByteCoding
internal import FieldArithmetic
internal import HTTPSemantics
internal import Routing
internal import Store

extension NodeContext {
    typealias Handler = @Sendable (RoutedRequest) -> Reply

    /// A handler that answers at once; what it throws becomes a problem.
    func answering(
        _ body: @escaping @Sendable (RoutedRequest) throws -> HTTPResponse
    ) -> Handler {
        replying { .now(try body($0)) }
    }

    /// A handler that answers from a task.
    func awaiting(
        _ body: @escaping @Sendable (RoutedRequest) async throws -> HTTPResponse
    ) -> Handler {
        let limit = Duration.seconds(limits.waitSecondsMax)
        return replying { routed in
            .waiting(for: routed, within: limit + .seconds(5), body)
        }
    }

    /// A handler of any kind.
    func replying(_ body: @escaping @Sendable (RoutedRequest) throws -> Reply) -> Handler {
        { routed in
            do {
                try self.checkNetwork(routed)
                return try body(routed)
            } catch {
                return .problem(Problem(whatever: error, in: routed))
            }
        }
    }

    /// Refuses clients of another network before anything is done for them.
    private func checkNetwork(_ routed: RoutedRequest) throws(Problem) {
        guard routed.request.fields["accept"] != nil,
            let wanted = ContentNegotiation(routed.request.fields).miden
        else { return }
        if let text = wanted.genesis {
            let current = heads.current.genesis
            guard let expected = try? Word(hex: text), expected == current else {
                throw Problem(.genesisMismatch, "the client is on another network")
                    .with("expected", text).with("current", current?.hex ?? "")
            }
        }
        if let version = wanted.version {
            let own = configuration.version.split(separator: ".").prefix(2)
            guard version.split(separator: ".").prefix(2) == own else {
                throw Problem(.versionMismatch, "the node speaks \(configuration.version)")
                    .with("expected", version).with("current", configuration.version)
            }
        }
    }
}

extension Reply {
    /// An answer that a task makes; the task is cancelled when nobody waits for it any more.
    static func waiting(
        for routed: RoutedRequest,
        within limit: Duration,
        _ body: @escaping @Sendable (RoutedRequest) async throws -> HTTPResponse
    ) -> Reply {
        .later(deadline: limit) { reply in
            let task = Task {
                // Whatever the task still has of the body is booked until it ends.
                defer { withExtendedLifetime(routed.request.bodyHold) {} }
                do {
                    reply.send(try await body(routed))
                } catch {
                    reply.send(Problem(whatever: error, in: routed))
                }
            }
            reply.onCancel { task.cancel() }
        }
    }
}

extension Problem {
    /// What a handler threw, as it is told to the client of a request.
    init(whatever error: any Error, in routed: RoutedRequest) {
        if let problem = error as? Problem {
            self = problem
        } else if error is DatabaseError {
            self = Problem(.storeUnavailable, "the chain cannot be read now")
                .retrying(after: .seconds(1))
        } else {
            self = Problem(.internalError, "the node met a condition it did not expect")
        }
        instance = routed.id
    }
}
