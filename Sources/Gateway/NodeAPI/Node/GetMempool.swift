// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import Routing

/// `GET /v1/mempool`: what waits for a block.
enum GetMempool {
    static func route(_ node: NodeContext) -> Route {
        Route(
            .get,
            "/v1/mempool",
            id: "getMempool",
            tag: "Node",
            summary: "What waits for a block.",
            query: [
                Route.Parameter("include", .choices(["ids"]), "The ids, in order of arrival.")
            ],
            answers: MediaOffers.describedJSON("The counts.", "Mempool"),
            problems: ProblemKind.common,
            handler: node.awaiting { routed in
                let overview = await node.mempool.refreshed()
                let now = node.configuration.unixSeconds()
                let withIDs = routed.list("include").contains("ids")
                return Envelope.response {
                    MempoolView.write(overview, now: now, withIDs: withIDs, to: &$0)
                }
                .revalidated()
            }
        )
    }
}
