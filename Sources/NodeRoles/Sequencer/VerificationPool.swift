// SPDX-License-Identifier: MIT

import Dispatch
import Synchronization

/// A few threads that verify proofs, so that neither reactors nor the cooperative pool do.
///
/// Bounded in number and in bytes: work beyond is turned away at once instead of piling up.
final class VerificationPool: Sendable {
    private let queues: [DispatchQueue]
    private let waitingMax: Int
    private let bytesMax: Int
    private let load = Mutex((waiting: 0, bytes: 0, next: 0))

    init(threadCount: Int, waitingMax: Int, bytesMax: Int) {
        precondition(threadCount > 0)
        queues = (0..<threadCount).map { DispatchQueue(label: "verification.\($0)") }
        self.waitingMax = waitingMax
        self.bytesMax = bytesMax
    }

    /// How much waits or is at work.
    var current: (count: Int, byteCount: Int) { load.withLock { ($0.waiting, $0.bytes) } }

    /// Runs `work`, which holds `byteCount` bytes, on one of the threads.
    ///
    /// Alone, work of any size is let in.
    ///
    /// - Returns: What it gives; nil if too much waits already.
    func run<Value: Sendable>(
        holding byteCount: Int,
        _ work: @escaping @Sendable () -> Value
    ) async -> Value? {
        let queue = load.withLock { load -> DispatchQueue? in
            guard load.waiting < waitingMax,
                load.waiting == 0 || load.bytes + byteCount <= bytesMax
            else { return nil }
            load.waiting += 1
            load.bytes += byteCount
            load.next = (load.next + 1) % queues.count
            return queues[load.next]
        }
        guard let queue else { return nil }
        defer {
            load.withLock { load in
                load.waiting -= 1
                load.bytes -= byteCount
            }
        }
        return await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: work()) }
        }
    }
}
