// SPDX-License-Identifier: MIT

internal import Glibc
internal import HTTPSemantics

/// The clocks of the machine; the only place that reads them.
enum MonotonicClock {
    static var now: Moment {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Moment(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    }

    static var unixSeconds: Int64 { Int64(time(nil)) }
}
