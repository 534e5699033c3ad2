// SPDX-License-Identifier: MIT

import Dispatch

/// Runs the writer's jobs one after another, away from the cooperative pool.
///
/// A commit waits for the disk; a thread of the pool that waits would be missing elsewhere.
final class WriterThread: SerialExecutor {
    private let queue = DispatchQueue(label: "store.writer", qos: .userInitiated)

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { [self] in job.runSynchronously(on: asUnownedSerialExecutor()) }
    }

    func asUnownedSerialExecutor() -> UnownedSerialExecutor {
        UnownedSerialExecutor(ordinary: self)
    }
}
