// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import ProtocolTypes
internal import ServerSentEvents

/// The protocol of an event stream without the connection.
struct EventStreamState: Sendable {
    private var opening: [[UInt8]]
    private var blocks: BlockCursor?
    private var others: [(topic: EventTopic, subscription: Subscription)] = []
    private var isEnding = false
    /// Whether the stream ends since its client was too slow.
    private(set) var isTooSlow = false

    /// A stream of some topics, whose blocks begin at a height.
    init(_ topics: Set<EventTopic>, from: BlockNumber, limits: NodeAPILimits) {
        opening = [EventStreamEncoder.retry(milliseconds: 3_000)]
        if topics.contains(.proofs) {
            opening.append(Self.problem(#"{"code":"not_implemented","topic":"proofs"}"#))
        }
        if topics.contains(.blocks) { blocks = BlockCursor(from: from, limits: limits) }
        for (topic, channel) in [(EventTopic.mempool, StreamChannel.mempool), (.status, .status)]
        where topics.contains(topic) {
            let subscription = Subscription(
                id: topic.rawValue,
                channel: channel,
                from: from,
                limits: limits
            )
            others.append((topic, subscription))
        }
    }

    /// The height that is needed next.
    var next: BlockNumber? { blocks?.next }

    /// The next piece; nil when there is none now.
    mutating func pull(_ source: any ChannelSource, now: Moment) -> StreamChunk? {
        if !opening.isEmpty { return .text(opening.removeFirst()) }
        if isEnding { return .finish(StreamEnding()) }
        do {
            if case .block(let block)? = try pullBlock(source, now: now) {
                return .text(block.event)
            }
            if isEnding { return .text(opening.removeFirst()) }
            for index in others.indices {
                guard case .event(let event) = try others[index].subscription.pull(source, now: now)
                else { continue }
                let text = ServerSentEvent(
                    name: others[index].topic.rawValue,
                    data: String(decoding: event.payload, as: UTF8.self)
                )
                return .text(EventStreamEncoder.encode(text))
            }
            return nil
        } catch {
            isEnding = true
            return .text(Self.problem(#"{"code":"store_unavailable"}"#))
        }
    }

    /// Pulls from the chain; a client that is too slow is told why before the stream ends, and
    /// comes back with the last id that it has seen.
    private mutating func pullBlock(
        _ source: any ChannelSource,
        now: Moment
    ) throws -> BlockCursor.Pulled? {
        let pulled = try blocks?.pull(source.ring, now: now)
        if case .tooSlow(let height)? = pulled {
            let notice = #"{"code":"slow_consumer","resume_from":\#(height.value)}"#
            opening.append(Self.problem(notice))
            (isEnding, isTooSlow) = (true, true)
        }
        return pulled
    }

    /// Named so, since browsers take events named `error` for errors of the connection.
    private static func problem(_ notice: String) -> [UInt8] {
        EventStreamEncoder.encode(ServerSentEvent(name: "problem", data: notice))
    }
}
