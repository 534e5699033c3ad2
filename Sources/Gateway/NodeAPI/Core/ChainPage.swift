// SPDX-License-Identifier: MIT

internal import ByteCoding
internal import HTTPSemantics
internal import JSONText
internal import ProtocolTypes
internal import Routing
internal import Store

/// One page of a list that runs along the chain.
struct ChainPage {
    /// The stretch of the chain that the page may come from, with room for one item more than it
    /// shows: the item that the next page begins with.
    private let span: ChainSpan
    private let first: BlockNumber
    private let limit: Int
    private let query: [String]
    private let node: NodeContext

    static func parameters(_ node: NodeContext) -> [Route.Parameter] {
        let limits = node.limits
        return [
            Route.Parameter("from", .blockNumber, "The first block; genesis by default."),
            Route.Parameter("to", .blockNumber, "The last block; the tip by default."),
            Route.Parameter(
                "limit",
                .number(1...UInt64(limits.pageItemsMax)),
                "The most items of a page."
            ), Route.Parameter("cursor", .text(countMax: 256), "Where an earlier page ended."),
        ]
    }

    /// Answers a request with one page of what `find` gives for its stretch of the chain.
    ///
    /// - Parameters:
    ///   - routed: The request.
    ///   - filters: What decides, with the bounds, which items the list has.
    ///   - node: Whose chain is read and whose cursors are made.
    ///   - find: The items of a stretch, in the order of the chain.
    ///   - position: Where an item is.
    ///   - write: Writes an item.
    /// - Returns: The page, as JSON or as lines of it.
    /// - Throws: A 400 for an empty range or a foreign cursor; what `find` throws.
    static func answer<Item>(
        _ routed: RoutedRequest,
        filters: [String],
        from node: NodeContext,
        find: (borrowing Snapshot, ChainSpan) throws -> [Item],
        position: (Item) -> ChainPosition,
        write: (inout JSONWriter, Item) -> Void
    ) throws -> HTTPResponse {
        try node.read { snapshot in
            let tip = try snapshot.tip.orNotReady().number
            let page = try ChainPage(routed, filters: filters, tip: tip, node: node)
            return try page.response(
                try find(snapshot, page.span),
                for: routed,
                position: position,
                write: write
            )
        }
    }

    /// Reads what a request asks for.
    ///
    /// - Parameters:
    ///   - routed: The request.
    ///   - filters: What decides, with the bounds, which items the list has.
    ///   - tip: The last block of the chain.
    ///   - node: Whose cursors are made.
    /// - Throws: A 400 for an empty range or a foreign cursor.
    private init(
        _ routed: RoutedRequest,
        filters: [String],
        tip: BlockNumber,
        node: NodeContext
    ) throws(Problem) {
        self.node = node
        limit = Int(routed.number("limit") ?? UInt64(node.limits.pageItemsDefault))
        query =
            [routed.template, routed.query("from") ?? "", routed.query("to") ?? ""] + filters
        first = BlockNumber(routed.uint32("from") ?? 0)
        let last = min(BlockNumber(routed.uint32("to") ?? .max), tip)
        guard let cursor = routed.query("cursor") else {
            guard first <= last else {
                throw Problem(.invalidRange, "the range from \(first.value) is empty")
                    .with("tip") { $0.number(tip.value) }
            }
            span = ChainSpan(from: ChainPosition(first), through: last, limit: limit + 1)
            return
        }
        let place = try node.cursors.open(cursor, query: query)
        guard let (start, end) = try? ChainPage.decoded(place), end <= tip else {
            throw CursorSeal.refusal
        }
        span = ChainSpan(from: start, through: end, limit: limit + 1)
    }

    private static func decoded(
        _ place: [UInt8]
    ) throws(DecodingFailure) -> (ChainPosition, BlockNumber) {
        var reader = ByteReader(place)
        let block = try reader.read(BlockNumber.self)
        let start = ChainPosition(block, index: try reader.readUInt32())
        let last = try reader.read(BlockNumber.self)
        try reader.finish()
        return (start, last)
    }

    /// The answer with the items that were found in ``span``.
    private func response<Item>(
        _ found: [Item],
        for routed: RoutedRequest,
        position: (Item) -> ChainPosition,
        write: (inout JSONWriter, Item) -> Void
    ) throws(Problem) -> HTTPResponse {
        let items = found.prefix(limit)
        let rest = found.count > limit ? position(found[limit]) : nil
        let next = rest.map(cursor)
        let type = try routed.negotiated(MediaOffers.lists)
        var response: HTTPResponse
        if type == .jsonLines {
            response = JSONLines.response(items, write)
        } else {
            response = Envelope.response(
                meta: { json in
                    json.member("from", first)
                    json.member("to", span.last)
                    json.key("block_num")
                    if let covered = covered(before: rest) {
                        json.number(covered.value)
                    } else {
                        json.null()
                    }
                    json.member("next_cursor", next)
                },
                { $0.array(items, write) }
            )
        }
        if let next { response.fields["link"] = PageLink.next(routed, cursor: next) }
        return response.revalidated()
    }

    /// The last block of the range that the pages so far cover whole; nil if they cover none, as
    /// where one block holds more than a page: then only the cursor leads on.
    private func covered(before rest: ChainPosition?) -> BlockNumber? {
        guard let rest else { return span.last }
        return rest.block.previous.flatMap { $0 >= first ? $0 : nil }
    }

    private func cursor(_ place: ChainPosition) -> String {
        var writer = ByteWriter()
        writer.write(place.block)
        writer.write(place.index)
        writer.write(span.last)
        return node.cursors.seal(writer.bytes, query: query)
    }
}
