// SPDX-License-Identifier: MIT

internal import HTTPSemantics

/// Decides when a stream is too slow.
///
/// A stream that begins long ago is behind and catches up; that is no fault. It is too slow when it
/// falls behind by more blocks than it once was, and stays there.
struct LagMeter: Sendable {
    private let blocksMax: UInt32
    private let timeMax: Duration
    private var best = UInt32.max
    private var since: Moment?

    init(blocksMax: UInt32, timeMax: Duration) {
        self.blocksMax = blocksMax
        self.timeMax = timeMax
    }

    /// Takes note of how far behind the stream is.
    ///
    /// - Returns: Whether it has been too far behind for too long.
    mutating func observe(lag: UInt32, now: Moment) -> Bool {
        best = min(best, lag)
        guard lag - best > blocksMax else {
            since = nil
            return false
        }
        guard let since else {
            self.since = now
            return false
        }
        return since.duration(to: now) > timeMax
    }
}
