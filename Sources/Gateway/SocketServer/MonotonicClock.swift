// SPDX-License-Identifier: MIT

internal import Glibc
public import HTTPSemantics

/// The clocks of the machine; the only place of the gateway that reads them.
public enum MonotonicClock {
    /// The time on the clock that never goes back.
    public static var now: Moment {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Moment(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    }

    /// Seconds since 1970 on the clock of the calendar.
    public static var unixSeconds: Int64 { Int64(time(nil)) }
}
