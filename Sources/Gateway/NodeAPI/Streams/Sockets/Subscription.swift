// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import ProtocolTypes

/// One subscription of a socket: a channel and the place that it has come to.
///
/// Nothing is ever queued for it. Each event is read where it lies when the client can take it.
struct Subscription: Sendable {
    /// What a pull gives.
    enum Pulled: Sendable {
        case event(Event)
        /// Nothing now.
        case nothing
        /// Nothing any more.
        case over
        /// The client is too slow; it may go on later from this height.
        case tooSlow(resumeFrom: BlockNumber)
    }

    /// One event.
    struct Event: Sendable, Equatable {
        let seq: UInt64
        let tip: BlockNumber?
        let payload: [UInt8]
        let isJSON: Bool
    }

    let id: String
    let channel: StreamChannel
    private var cursor: BlockCursor
    private var lastSeen: UInt64?
    private var lastPayload: [UInt8]?
    private var isOver = false

    init(id: String, channel: StreamChannel, from: BlockNumber, limits: NodeAPILimits) {
        self.id = id
        self.channel = channel
        cursor = BlockCursor(from: from, limits: limits)
    }

    /// The height that is needed next; nil for channels that do not run along the chain.
    var next: BlockNumber? { channel.isResumable ? cursor.next : nil }

    /// The next event, if there is one.
    ///
    /// - Parameters:
    ///   - source: Where everything lies.
    ///   - now: The time, for deciding what is slow.
    ///   - isBinary: Whether a header is wanted as its bytes.
    /// - Returns: The event, or why there is none.
    /// - Throws: Why the chain cannot be read.
    mutating func pull(
        _ source: any ChannelSource,
        now: Moment,
        isBinary: Bool = false
    ) throws -> Pulled {
        if isOver { return .over }
        switch channel {
        case .blocks(let encoding):
            return try pullBlock(encoding, source, now: now, isBinary: isBinary)
        case .filtered(let filter): return try pullMatch(filter, source, now: now)
        case .transaction(let id):
            guard let found = try source.transaction(id), found.json != lastPayload else {
                return .nothing
            }
            lastPayload = found.json
            isOver = found.isSettled
            let tip = try source.ring.tip()
            return event(UInt64(tip?.value ?? 0), tip, found.json)
        case .mempool:
            guard let state = source.mempoolState(), state.revision != lastSeen else {
                return .nothing
            }
            lastSeen = state.revision
            return event(state.revision, try source.ring.tip(), state.json)
        case .status:
            guard let tip = try source.ring.tip(), lastSeen != UInt64(tip.value) else {
                return .nothing
            }
            lastSeen = UInt64(tip.value)
            return event(UInt64(tip.value), tip, try source.statusState())
        }
    }

    private mutating func pullBlock(
        _ encoding: StreamChannel.Encoding,
        _ source: any ChannelSource,
        now: Moment,
        isBinary: Bool
    ) throws -> Pulled {
        switch try cursor.pull(source.ring, now: now) {
        case .nothing: return .nothing
        case .tooSlow(let height): return .tooSlow(resumeFrom: height)
        case .block(let block):
            let (payload, isJSON) =
                switch encoding {
                case .json: (block.json, true)
                case .raw: (block.raw, false)
                case .header: isBinary ? (block.header, false) : (block.headerJSON, true)
                }
            let tip = try source.ring.tip()
            return event(UInt64(block.number.value), tip, payload, isJSON: isJSON)
        }
    }

    /// The first block from here on with something for the filter.
    private mutating func pullMatch(
        _ filter: ChannelFilter,
        _ source: any ChannelSource,
        now: Moment
    ) throws -> Pulled {
        guard let tip = try source.ring.tip(), let search = cursor.search(tip: tip, now: now)
        else { return .nothing }
        if search.isTooSlow { return .tooSlow(resumeFrom: search.from) }
        guard let found = try source.nextMatch(filter, from: search.from) else { return .nothing }
        cursor.advance(past: found.through)
        guard let data = found.data else { return .nothing }
        return event(UInt64(found.through.value), max(tip, found.through), data)
    }

    private func event(
        _ seq: UInt64,
        _ tip: BlockNumber?,
        _ payload: [UInt8],
        isJSON: Bool = true
    ) -> Pulled {
        .event(Event(seq: seq, tip: tip, payload: payload, isJSON: isJSON))
    }
}
