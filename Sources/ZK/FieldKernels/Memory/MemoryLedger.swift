// SPDX-License-Identifier: MIT

import Synchronization

/// Counts the bytes that one proof holds in large buffers, now and at most.
public final class MemoryLedger: Sendable {
    private let held = Atomic(0)
    private let most = Atomic(0)

    /// Starts at nothing.
    public init() {}

    /// The bytes held now.
    public var currentBytes: Int { held.load(ordering: .relaxed) }

    /// The most bytes that were held at once.
    public var peakBytes: Int { most.load(ordering: .relaxed) }

    /// Notes that a buffer was made.
    public func add(_ byteCount: Int) {
        let now = held.add(byteCount, ordering: .relaxed).newValue
        most.max(now, ordering: .relaxed)
    }

    /// Notes that a buffer is gone.
    public func remove(_ byteCount: Int) {
        held.subtract(byteCount, ordering: .relaxed)
    }
}
