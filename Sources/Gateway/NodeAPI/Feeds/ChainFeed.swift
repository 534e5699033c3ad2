// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import NodeInterfaces
internal import Synchronization

/// Turns the node's signal of change into wake-ups of whatever waits: streams and long polls.
final class ChainFeed: Sendable {
    /// Woken after each change, once the ring knows that it is stale.
    let wakes = ChangeSignal()
    /// Woken at the keep-alive interval while somebody listens.
    let beats = ChangeSignal()
    private let interval: Duration
    private let beat = Mutex<Task<Void, Never>?>(nil)
    private let preparations = Mutex<[@Sendable () -> Void]>([])

    init(_ changes: ChangeSignal, configuration: NodeAPIConfiguration) {
        interval = configuration.limits.keepAliveInterval
        _ = changes.add { [weak self] in self?.changed() }
    }

    deinit { beat.withLock { $0 }?.cancel() }

    /// Has `action` run on each change, before anybody is woken.
    func prepare(_ action: @escaping @Sendable () -> Void) {
        preparations.withLock { $0.append(action) }
    }

    private func changed() {
        for action in preparations.withLock({ $0 }) { action() }
        wakes.send()
    }

    /// Begins to beat, if it does not yet.
    func startBeating() {
        beat.withLock { task in
            guard task == nil else { return }
            let (interval, beats) = (interval, beats)
            task = Task {
                while (try? await Task.sleep(for: interval)) != nil { beats.send() }
            }
        }
    }

    /// Waits until `look` finds something; it looks at once and after each change.
    ///
    /// - Returns: What it found; nil when the time is over or the task is cancelled.
    func first<Value: Sendable>(
        within limit: Duration,
        _ look: @Sendable () async throws -> Value?
    ) async throws -> Value? {
        let (changes, sink) = AsyncStream.makeStream(
            of: Void.self,
            bufferingPolicy: .bufferingNewest(1)
        )
        let key = wakes.add { sink.yield() }
        let timer = Task {
            try? await Task.sleep(for: limit)
            sink.finish()
        }
        defer {
            wakes.remove(key)
            timer.cancel()
        }
        if let found = try await look() { return found }
        for await _ in changes {
            if let found = try await look() { return found }
        }
        return nil
    }
}
