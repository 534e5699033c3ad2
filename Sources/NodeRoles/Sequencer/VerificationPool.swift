// SPDX-License-Identifier: MIT

import Dispatch
import Synchronization

/// A few threads that verify proofs, so that neither reactors nor the cooperative pool do.
///
/// Bounded: work beyond the limit is turned away at once instead of piling up.
final class VerificationPool: Sendable {
    private let queues: [DispatchQueue]
    private let waitingMax: Int
    private let load = Mutex((waiting: 0, next: 0))

    init(threadCount: Int, waitingMax: Int) {
        precondition(threadCount > 0)
        queues = (0..<threadCount).map { DispatchQueue(label: "verification.\($0)") }
        self.waitingMax = waitingMax
    }

    /// Runs `work` on one of the threads; nil if too much waits already.
    func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value? {
        let queue = load.withLock { load -> DispatchQueue? in
            guard load.waiting < waitingMax else { return nil }
            load.waiting += 1
            load.next = (load.next + 1) % queues.count
            return queues[load.next]
        }
        guard let queue else { return nil }
        defer { load.withLock { $0.waiting -= 1 } }
        return await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: work()) }
        }
    }
}
