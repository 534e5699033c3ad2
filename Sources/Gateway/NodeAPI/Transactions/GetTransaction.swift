// SPDX-License-Identifier: MIT

internal import ByteCoding
internal import HTTPSemantics
internal import ProtocolTypes
internal import Routing
internal import Store

/// `GET /v1/transactions/{id}`: how far a transaction has come, and what it did.
enum GetTransaction {
    static func route(_ node: NodeContext) -> Route {
        Route(
            .get,
            "/v1/transactions/{id}",
            id: "getTransaction",
            tag: "Transactions",
            summary: "A transaction, from the moment the node has it.",
            description: "As octet-stream: the header of a committed transaction.",
            path: [PathValue.wordParameter("id", "The id of a transaction.")],
            query: [
                Route.Parameter("wait", .choice(["committed"]), "What to wait for."),
                Route.Parameter(
                    "timeout",
                    .duration(secondsMax: node.limits.waitSecondsMax),
                    "How long to wait; 8s by default."
                ),
            ],
            answers: MediaOffers.described(200, "The transaction.", "Transaction"),
            problems: ProblemKind.lookup,
            handler: node.awaiting { routed in try await handle(routed, node) }
        )
    }

    private static func handle(
        _ routed: RoutedRequest,
        _ node: NodeContext
    ) async throws -> HTTPResponse {
        let id = TransactionID(try PathValue.requireWord(routed.path("id"), "id"))
        let type = try routed.negotiated(MediaOffers.jsonOrBytes)
        var found = try await TransactionLookup.find(id, node)
        if routed.query("wait") != nil, found?.isSettled != true {
            let limit = routed.duration("timeout") ?? .seconds(8)
            let settled = try await node.feed.first(within: limit) {
                let lookup = try await TransactionLookup.find(id, node)
                return lookup.flatMap { $0.isSettled ? $0 : nil }
            }
            found = settled ?? found
        }
        let lookup = try found.orNotFound("the node knows no such transaction")
        if type == .octetStream {
            let stored = try lookup.stored.orNotFound("the transaction is in no block")
            return HTTPResponse.bytes(stored.header.encodedBytes).immutable("\(id.hex).tx")
        }
        // What is committed becomes proven, so the JSON does not last for ever.
        return Envelope.response { lookup.write(to: &$0) }.revalidated()
    }
}
