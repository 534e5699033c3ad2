// SPDX-License-Identifier: MIT

import Dispatch
import Glibc

/// Waits for somebody to end the process.
enum StopSignal {
    private static var signals: sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        sigaddset(&set, SIGINT)
        sigaddset(&set, SIGTERM)
        return set
    }

    /// Returns the first SIGINT or SIGTERM; a second one ends the process at once.
    ///
    /// The signals are blocked for the calling thread and for all that it starts later; a thread
    /// of their own takes them.
    static func wait() async -> Int32 {
        let queue = DispatchQueue(label: "signals")
        return await withCheckedContinuation { continuation in
            queue.async {
                continuation.resume(returning: next())
                _ = next()
                exit(130)
            }
        }
    }

    /// Keeps the signals from ending the process; to be called before any thread is started.
    static func hold() {
        var set = signals
        pthread_sigmask(SIG_BLOCK, &set, nil)
    }

    private static func next() -> Int32 {
        var set = signals
        var number: Int32 = 0
        while sigwait(&set, &number) != 0 {}
        return number
    }
}
