// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import Routing

/// `GET /v1/status`: where the node stands.
enum GetStatus {
    static func route(_ node: NodeContext) -> Route {
        Route(
            .get,
            "/v1/status",
            id: "getStatus",
            tag: "Node",
            summary: "The state of the node and its chain.",
            answers: MediaOffers.describedJSON("The status.", "Status"),
            problems: ProblemKind.common,
            handler: node.awaiting { _ in
                let mempool = await node.mempool.refreshed()
                return try node.read { snapshot in
                    let status = try NodeStatus(node, snapshot, mempool)
                    return Envelope.response { status.write(to: &$0) }.revalidated()
                }
            }
        )
    }
}
