// SPDX-License-Identifier: MIT

import Glibc
import Synchronization

/// Waits for somebody to end the process.
///
/// The signals are blocked in all threads and taken by the main thread alone. It must never be
/// given to Dispatch, which lets every signal through there.
enum StopSignal {
    private enum State {
        case quiet
        case awaited(CheckedContinuation<Int32, Never>)
        case received(Int32)
    }

    private static let state = Mutex(State.quiet)

    private static var signals: sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        sigaddset(&set, SIGINT)
        sigaddset(&set, SIGTERM)
        return set
    }

    /// Returns the first SIGINT or SIGTERM; for one caller.
    static func wait() async -> Int32 {
        await withCheckedContinuation { continuation in
            let number = state.withLock { state -> Int32? in
                if case .received(let number) = state { return number }
                state = .awaited(continuation)
                return nil
            }
            if let number { continuation.resume(returning: number) }
        }
    }

    /// Keeps the signals from ending the process; to be called before any thread is started.
    static func hold() {
        var set = signals
        pthread_sigmask(SIG_BLOCK, &set, nil)
    }

    /// Takes the signals on the main thread; a second one ends the process at once.
    static func take() -> Never {
        deliver(next())
        _ = next()
        exit(130)
    }

    private static func deliver(_ number: Int32) {
        let waiting = state.withLock { state -> CheckedContinuation<Int32, Never>? in
            defer { state = .received(number) }
            if case .awaited(let continuation) = state { return continuation }
            return nil
        }
        waiting?.resume(returning: number)
    }

    private static func next() -> Int32 {
        var set = signals
        var number: Int32 = 0
        while sigwait(&set, &number) != 0 {}
        return number
    }
}
