// SPDX-License-Identifier: MIT

internal import Glibc

/// The calendar, for ages of what waits.
enum SystemTime {
    /// Seconds since 1970.
    static var unixSeconds: UInt64 {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return UInt64(max(0, now.tv_sec))
    }
}
