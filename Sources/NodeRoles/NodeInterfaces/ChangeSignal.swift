// SPDX-License-Identifier: MIT

import Synchronization

/// Tells many listeners that something changed; what changed, each reads for itself.
///
/// A listener costs one closure. Signals are coalesced by nature: a listener that is woken once
/// after three changes reads all three.
public final class ChangeSignal: Sendable {
    private struct State {
        var nextKey: UInt64 = 0
        var listeners: [UInt64: @Sendable () -> Void] = [:]
    }

    private let state = Mutex(State())

    /// A signal without listeners.
    public init() {}

    /// Calls `wake` after each change, on the thread that made it, until the key is given back.
    ///
    /// - Parameter wake: Short, must not block.
    /// - Returns: The key for ``remove(_:)``.
    public func add(_ wake: @escaping @Sendable () -> Void) -> UInt64 {
        state.withLock { state in
            state.nextKey += 1
            state.listeners[state.nextKey] = wake
            return state.nextKey
        }
    }

    /// Forgets a listener.
    public func remove(_ key: UInt64) {
        state.withLock { _ = $0.listeners.removeValue(forKey: key) }
    }

    /// Wakes all listeners.
    public func send() {
        let listeners = state.withLock { Array($0.listeners.values) }
        for wake in listeners { wake() }
    }
}
