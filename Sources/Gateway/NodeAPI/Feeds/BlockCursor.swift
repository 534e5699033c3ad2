// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import ProtocolTypes

/// A place in the chain that blocks are pulled from: each height once, in order.
struct BlockCursor: Sendable {
    enum Pulled: Sendable {
        case block(EncodedBlock)
        case nothing
        /// The client is too slow; it may go on later from this height.
        case tooSlow(resumeFrom: BlockNumber)
    }

    /// The height that is needed next; nil once the last possible block was pulled.
    private(set) var next: BlockNumber?
    private var lag: LagMeter

    init(from: BlockNumber, limits: NodeAPILimits) {
        next = from
        lag = LagMeter(blocksMax: limits.lagBlocksMax, timeMax: limits.lagTimeMax)
    }

    mutating func pull(_ ring: BlockRing, now: Moment) throws -> Pulled {
        guard let height = next, let tip = try ring.tip(), height <= tip else { return .nothing }
        if lag.observe(lag: tip.value - height.value, now: now) {
            return .tooSlow(resumeFrom: height)
        }
        guard let block = try ring.block(height) else { return .nothing }
        assert(block.number == height)
        next = height.next
        return .block(block)
    }

    /// Passes over blocks that were found to hold nothing, and takes note of the lag.
    ///
    /// - Returns: The height to search from; nil beyond the tip or when the client is too slow.
    mutating func search(tip: BlockNumber, now: Moment) -> (from: BlockNumber, isTooSlow: Bool)? {
        guard let height = next, height <= tip else { return nil }
        return (height, lag.observe(lag: tip.value - height.value, now: now))
    }

    /// Goes on behind a block.
    mutating func advance(past block: BlockNumber) {
        assert(next.map { $0 <= block } ?? false)
        next = block.next
    }
}
