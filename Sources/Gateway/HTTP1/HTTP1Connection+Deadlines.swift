// SPDX-License-Identifier: MIT

public import HTTPSemantics

extension HTTP1Connection {
    /// When ``timerFired(now:)`` must be called at the latest; `nil` when nothing is due.
    public var deadline: Moment? {
        guard wantsRead else { return nil }
        switch parser.phase {
        case .failed: return nil
        case .head: return partStarted.advanced(by: configuration.headerTimeout)
        case .body:
            // Every byte buys time at the least rate, so a body is refused exactly when its
            // average since the grace falls under the rate.
            let earned = parser.bodyByteCount * 1_000 / configuration.bodyBytesPerSecondMin
            return partStarted.advanced(by: configuration.bodyGrace + .milliseconds(earned))
        case .betweenRequests:
            guard case .nothing(let since) = serving else { return nil }
            let isFirst = servedCount == 0
            return since.advanced(
                by: isFirst ? configuration.headerTimeout : configuration.idleTimeout
            )
        }
    }

    /// Enforces the deadlines.
    ///
    /// A client that has begun a request is told 408 in its turn; a silent one is just left.
    public mutating func timerFired(now: Moment) {
        guard let deadline, now >= deadline else { return }
        switch parser.phase {
        case .head: fail(.headTimeout, now: now)
        case .body: fail(.bodyTooSlow, now: now)
        case .betweenRequests: end()
        case .failed: break
        }
    }

    private mutating func fail(_ error: HTTP1Error, now: Moment) {
        parser.refuseRest(error)
        queue.append(.failure(error))
        advance(now: now)
    }
}

extension HTTP1Parser {
    /// Takes nothing more.
    mutating func refuseRest(_ error: HTTP1Error) { state = .failed(error) }
}
