// SPDX-License-Identifier: MIT

/// A point on a monotonic clock that has no relation to the calendar.
///
/// Protocol states take moments instead of reading a clock, so tests make time pass by hand.
public struct Moment: InstantProtocol, Sendable, Hashable {
    /// Nanoseconds since the clock's start.
    public let nanoseconds: Int64

    /// A point `nanoseconds` after the clock's start.
    public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    /// This point moved by `duration`; stops at the ends of what 64 bits can say.
    public func advanced(by duration: Duration) -> Moment {
        let (seconds, attoseconds) = duration.components
        let (scaled, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        guard !overflow else { return Moment(nanoseconds: seconds < 0 ? .min : .max) }
        let (sum, overflowed) = nanoseconds.addingReportingOverflow(scaled)
        guard !overflowed else { return Moment(nanoseconds: seconds < 0 ? .min : .max) }
        return Moment(nanoseconds: sum &+ attoseconds / 1_000_000_000)
    }

    /// The time from here to `other`.
    public func duration(to other: Moment) -> Duration {
        .nanoseconds(other.nanoseconds) - .nanoseconds(nanoseconds)
    }

    /// Whether `lhs` comes first.
    public static func < (lhs: Moment, rhs: Moment) -> Bool { lhs.nanoseconds < rhs.nanoseconds }
}
