// SPDX-License-Identifier: MIT

internal import Synchronization

/// How many bytes of request bodies a process may have in memory, and how many it has.
///
/// A body is booked while it comes, and stays booked until nobody holds its request any more:
/// neither a connection, nor a handler, nor a queue behind one. Connections share one budget, so
/// many of them cannot do together what none may do alone.
public final class BodyBudget: Sendable {
    /// The most bytes at once.
    public let bytesMax: Int
    private let held = Atomic(0)

    /// Sets a budget up of which nothing is used.
    public init(bytesMax: Int = HTTPLimits.processBodyBytesMax) { self.bytesMax = bytesMax }

    /// Bytes that are booked.
    public var heldBytes: Int { held.load(ordering: .relaxed) }

    fileprivate func take(_ byteCount: Int) -> Bool {
        guard held.add(byteCount, ordering: .relaxed).newValue > bytesMax else { return true }
        giveBack(byteCount)
        return false
    }

    fileprivate func giveBack(_ byteCount: Int) {
        let left = held.subtract(byteCount, ordering: .relaxed).newValue
        assert(left >= 0)
    }
}

/// What one request's body has booked; given back when the last copy of the request is gone.
public final class BodyHold: Sendable {
    private let budget: BodyBudget
    private let byteCount = Atomic(0)

    /// Books nothing yet.
    public init(_ budget: BodyBudget) { self.budget = budget }

    deinit { budget.giveBack(byteCount.load(ordering: .relaxed)) }

    /// Books more; `false`, with nothing changed, when that is over the budget.
    public func grow(by more: Int) -> Bool {
        guard budget.take(more) else { return false }
        byteCount.add(more, ordering: .relaxed)
        return true
    }
}
