// SPDX-License-Identifier: MIT

internal import FieldArithmetic
internal import HTTPSemantics
internal import JSONText
internal import ProtocolTypes
internal import Routing

/// One page of what a public account holds under keys that are words.
struct KeyedPage {
    /// Where the page before ended.
    let after: Word?
    /// The most items that the page shows.
    let limit: Int
    private let query: [String]
    private let node: NodeContext

    static func parameters(_ node: NodeContext) -> [Route.Parameter] {
        [
            Route.Parameter(
                "limit",
                .number(1...UInt64(node.limits.pageItemsMax)),
                "The most items of a page."
            ), Route.Parameter("cursor", .text(countMax: 256), "Where an earlier page ended."),
        ]
    }

    init(_ routed: RoutedRequest, filters: [String], node: NodeContext) throws(Problem) {
        self.node = node
        limit = Int(routed.number("limit") ?? UInt64(node.limits.pageItemsDefault))
        query = [routed.template] + filters
        guard let cursor = routed.query("cursor") else {
            after = nil
            return
        }
        let place = try node.cursors.open(cursor, query: query)
        guard let word = try? Word(bytes: place) else { throw CursorSeal.refusal }
        after = word
    }

    /// The answer with the items found after ``after``, one more than shown if there are more.
    func response<Item>(
        _ found: [Item],
        for routed: RoutedRequest,
        key: (Item) -> Word,
        meta: (inout JSONWriter) -> Void,
        write: (inout JSONWriter, Item) -> Void
    ) throws(Problem) -> HTTPResponse {
        let items = found.prefix(limit)
        var next: String?
        if found.count > limit, let last = items.last {
            next = node.cursors.seal(key(last).bytes, query: query)
        }
        var response: HTTPResponse
        if try routed.negotiated(MediaOffers.lists) == .jsonLines {
            response = JSONLines.response(items, write)
        } else {
            response = Envelope.response(
                meta: { json in
                    meta(&json)
                    json.member("next_cursor", next)
                },
                { $0.array(items, write) }
            )
        }
        if let next { response.fields["link"] = PageLink.next(routed, cursor: next) }
        return response.revalidated()
    }
}
