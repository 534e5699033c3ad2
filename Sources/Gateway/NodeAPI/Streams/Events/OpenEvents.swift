// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import NodeInterfaces
internal import ProtocolTypes
internal import Routing
internal import ServerSentEvents

/// `GET /v1/events`: an event stream.
enum OpenEvents {
    static func route(_ node: NodeContext) -> Route {
        Route(
            .get,
            "/v1/events",
            id: "openEvents",
            tag: "Streams",
            summary: "Opens an event stream.",
            description: "The ids of block events are their heights, so a client that comes back "
                + "with Last-Event-ID misses nothing and gets nothing twice.",
            query: [
                Route.Parameter(
                    "topics",
                    .choices(EventTopic.allCases.map(\.rawValue)),
                    "What the stream carries; blocks by default."
                ),
                Route.Parameter("from", .blockNumber, "The first block; the next one by default."),
            ],
            answers: [
                Route.Answer(200, "The stream.", Route.Body(EventStreamEncoder.contentType))
            ],
            problems: ProblemKind.common + [
                .notAcceptable, .invalidRange, .methodNotImplemented,
            ],
            handler: node.replying { routed in
                _ = try routed.negotiated([.eventStream])
                let named = Set(routed.list("topics").compactMap(EventTopic.init))
                let topics = named.isEmpty ? [.blocks] : named
                if topics == [.proofs] {
                    throw Problem(.methodNotImplemented, "blocks are not proven yet")
                }
                let seat = try node.seat(.eventStream)
                let state = EventStreamState(
                    topics,
                    from: try start(routed, node),
                    limits: node.limits
                )
                if topics.contains(.mempool) { node.mempool.refresh { node.feed.wakes.send() } }
                let session = EventStreamSession(
                    state,
                    source: ChainChannels(node),
                    feed: node.feed,
                    seat: seat,
                    clock: node.configuration.clock
                )
                let head = HTTPResponse(
                    200,
                    fields: [
                        "content-type": EventStreamEncoder.contentType,
                        "cache-control": "no-store",
                    ]
                )
                return .stream(StreamReply(head, session: session))
            }
        )
    }

    /// The first height: behind the last event that the client has, or as it asks.
    private static func start(_ routed: RoutedRequest, _ node: NodeContext) throws -> BlockNumber {
        let tip = try node.ring.tip()
        var start = tip.map { $0.next ?? .max } ?? .genesis
        if let text = routed.request.fields["last-event-id"] {
            guard let last = UInt32(text) else {
                throw PathValue.malformed("last-event-id", "must be a block number")
            }
            start = BlockNumber(last).next ?? .max
        } else if let from = routed.uint32("from") {
            start = BlockNumber(from)
        }
        let most = UInt64(tip?.value ?? 0) + UInt64(node.limits.futureBlocksMax)
        guard UInt64(start.value) <= most else {
            throw Problem(.invalidRange, "from may be at most \(most)")
        }
        return start
    }
}
