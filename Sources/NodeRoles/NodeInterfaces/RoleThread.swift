// SPDX-License-Identifier: MIT

import Dispatch

/// Runs a role's jobs one after another, away from the cooperative pool.
///
/// For roles that compute long or wait for a disk: a thread of the pool that does would be missing
/// elsewhere.
public final class RoleThread: SerialExecutor {
    private let queue: DispatchQueue

    /// A thread that carries the role's name.
    public init(role: String) { queue = DispatchQueue(label: role) }

    /// Runs a job after those before it.
    public func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { [self] in job.runSynchronously(on: asUnownedSerialExecutor()) }
    }

    /// This thread, for an actor's `unownedExecutor`.
    public func asUnownedSerialExecutor() -> UnownedSerialExecutor {
        UnownedSerialExecutor(ordinary: self)
    }
}
