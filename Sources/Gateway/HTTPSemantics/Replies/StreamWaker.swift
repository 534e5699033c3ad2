// SPDX-License-Identifier: MIT

internal import Synchronization

/// Tells a reactor, from any thread, that a stream has something again.
///
/// Calls are coalesced: until the reactor has looked, all but the first cost one atomic exchange.
public final class StreamWaker: Sendable {
    private let isAwake = Atomic(false)
    private let notify: @Sendable () -> Void

    /// Creates a waker that `notify` takes to the reactor.
    public init(notify: @escaping @Sendable () -> Void) { self.notify = notify }

    /// Asks for another pull.
    public func wake() {
        if !isAwake.exchange(true, ordering: .acquiringAndReleasing) { notify() }
    }

    /// Lets the next ``wake()`` through again; the reactor calls it before it pulls.
    public func rearm() { isAwake.store(false, ordering: .sequentiallyConsistent) }
}
