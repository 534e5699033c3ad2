// SPDX-License-Identifier: MIT

import Dispatch
import Glibc
import Synchronization

/// Waits for somebody to end the process.
enum StopSignal {
    /// Returns the first SIGINT or SIGTERM; a second one ends the process at once.
    static func wait() async -> Int32 {
        let first = Mutex<CheckedContinuation<Int32, Never>?>(nil)
        let queue = DispatchQueue(label: "signals")
        let sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            return (number, DispatchSource.makeSignalSource(signal: number, queue: queue))
        }
        let received = await withCheckedContinuation { continuation in
            first.withLock { $0 = continuation }
            for (number, source) in sources {
                source.setEventHandler {
                    let waiting = first.withLock { slot in
                        defer { slot = nil }
                        return slot
                    }
                    if let waiting { waiting.resume(returning: number) } else { exit(130) }
                }
                source.resume()
            }
        }
        // The sources must outlive the wait: they serve the second signal.
        retained.withLock { $0 = sources.map(\.1) }
        return received
    }

    private static let retained = Mutex<[any DispatchSourceSignal]>([])
}
