// SPDX-License-Identifier: MIT

internal import ByteCoding
internal import HTTPSemantics
internal import JSONText
internal import ProtocolTypes
internal import Routing
internal import Store

/// `GET /v1/blocks`: headers by height.
enum ListBlocks {
    private struct Input {
        let range: ClosedRange<BlockNumber>
        let isDescending: Bool
        let limit: Int
        let query: [String]
    }

    static func route(_ node: NodeContext) -> Route {
        Route(
            .get,
            "/v1/blocks",
            id: "listBlocks",
            tag: "Blocks",
            summary: "The headers of a range of blocks.",
            description: "As octet-stream: the headers one after another, 288 bytes each.",
            query: ChainPage.parameters(node) + [
                Route.Parameter("order", .choice(["asc", "desc"]), "By height; asc by default.")
            ],
            answers: [
                Route.Answer(
                    200,
                    "A page of headers.",
                    Route.Body("application/json", schema: "BlockHeaderList"),
                    Route.Body("application/x-ndjson"),
                    Route.Body("application/octet-stream")
                ), Route.Answer(304, "The client has it already."),
            ],
            problems: ProblemKind.listing,
            handler: node.answering { routed in
                try node.read { snapshot in
                    let tip = try snapshot.tip.orNotReady().number
                    let input = try decode(routed, tip: tip, node: node)
                    guard let input else { return try encode([], nil, tip: tip, routed, node) }
                    let headers = try snapshot.headers(
                        input.range,
                        isDescending: input.isDescending,
                        limit: input.limit + 1
                    )
                    return try encode(headers, input, tip: tip, routed, node)
                }
            }
        )
    }

    /// What is asked for; nothing if the range begins right after the tip, as pollers' do.
    private static func decode(
        _ routed: RoutedRequest,
        tip: BlockNumber,
        node: NodeContext
    ) throws(Problem) -> Input? {
        let isDescending = routed.query("order") == "desc"
        let query = ["from", "to", "order"].map { routed.query($0) ?? "" }
        var first = BlockNumber(routed.uint32("from") ?? 0)
        var last = min(BlockNumber(routed.uint32("to") ?? .max), tip)
        if let cursor = routed.query("cursor") {
            let place = try node.cursors.open(cursor, query: query)
            guard let next = try? BlockNumber(decoding: place), next <= tip else {
                throw CursorSeal.refusal
            }
            if isDescending { last = min(last, next) } else { first = next }
        }
        if first == tip.next && routed.query("to") == nil { return nil }
        guard first <= last else {
            throw Problem(.invalidRange, "the range from \(first.value) is empty")
                .with("tip") { $0.number(tip.value) }
        }
        return Input(
            range: first...last,
            isDescending: isDescending,
            limit: Int(routed.number("limit") ?? UInt64(node.limits.pageItemsDefault)),
            query: query
        )
    }

    private static func encode(
        _ found: [BlockHeader],
        _ input: Input?,
        tip: BlockNumber,
        _ routed: RoutedRequest,
        _ node: NodeContext
    ) throws(Problem) -> HTTPResponse {
        let limit = input?.limit ?? 0
        let headers = found.prefix(limit)
        let next = found.count > limit ? found[limit].number : nil
        let cursor = next.map { node.cursors.seal($0.encodedBytes, query: input?.query ?? []) }
        var response: HTTPResponse
        switch try routed.negotiated(MediaOffers.lists + [.octetStream]) {
        case .octetStream: response = .bytes(headers.flatMap(\.encodedBytes))
        case .jsonLines: response = JSONLines.response(headers) { $0.write($1) }
        default:
            response = Envelope.response(
                meta: {
                    $0.member("tip", tip)
                    $0.member("next_cursor", cursor)
                },
                { $0.array(headers) { $0.write($1) } }
            )
        }
        if let cursor { response.fields["link"] = PageLink.next(routed, cursor: cursor) }
        return response.revalidated()
    }
}
