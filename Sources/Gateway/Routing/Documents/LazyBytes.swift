// SPDX-License-Identifier: MIT

internal import Synchronization

/// Bytes that are set once, after the closures that return them were made.
///
/// The document describes the route that serves it, so one of the two must come first.
final class LazyBytes: Sendable {
    private let stored = Mutex<[UInt8]>([])

    var bytes: [UInt8] {
        get { stored.withLock { $0 } }
        set { stored.withLock { $0 = newValue } }
    }
}
