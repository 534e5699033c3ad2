// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import Routing

/// What the interface names and no role of the node does yet: documented, and answered 501.
enum PlannedRoutes {
    static func all(_ node: NodeContext) -> [Route] {
        let id = Route.Parameter("id", .identifier, "An identifier.")
        let root = Route.Parameter("root", .word, "The root of a script.")
        return [
            route(node, .post, "/v1/batches", "submitBatch", "Submits a batch, all or nothing."),
            route(
                node,
                .get,
                "/v1/note-scripts/{root}",
                "getNoteScript",
                "A note script by its root.",
                [root]
            ),
        ] + synchronisation(node, id) + proving(node, id) + faucet(node, id)
    }

    private static func synchronisation(
        _ node: NodeContext,
        _ id: Route.Parameter
    ) -> [Route] {
        [
            route(node, .get, "/v1/sync/notes", "syncNotes", "Notes by tag and range."),
            route(node, .get, "/v1/sync/nullifiers", "syncNullifiers", "Nullifiers by range."),
            route(node, .get, "/v1/sync/transactions", "syncTransactions", "By account and range."),
            route(node, .get, "/v1/sync/chain-mmr", "syncChain", "The mountain range's growth."),
            route(
                node,
                .get,
                "/v1/sync/accounts/{id}/vault",
                "syncAccountVault",
                "Changes of a vault.",
                [id]
            ),
            route(
                node,
                .get,
                "/v1/sync/accounts/{id}/storage",
                "syncAccountStorage",
                "Changes of storage maps.",
                [id]
            ),
        ]
    }

    private static func proving(_ node: NodeContext, _ id: Route.Parameter) -> [Route] {
        [
            route(node, .post, "/v1/proofs/transaction", "proveTransaction", "Proves one."),
            route(node, .post, "/v1/proofs/batch", "proveBatch", "Proves a batch."),
            route(node, .post, "/v1/proofs/block", "proveBlock", "Proves a block."),
            route(node, .get, "/v1/proofs/jobs/{id}", "getProofJob", "A proving job.", [id]),
            route(node, .delete, "/v1/proofs/jobs/{id}", "cancelProofJob", "Ends a job.", [id]),
        ]
    }

    private static func faucet(_ node: NodeContext, _ id: Route.Parameter) -> [Route] {
        [
            route(node, .get, "/v1/faucet", "getFaucet", "What the faucet gives."),
            route(node, .post, "/v1/faucet/challenges", "newChallenge", "A proof of work to do."),
            route(node, .post, "/v1/faucet/mints", "mint", "Asks the faucet for tokens."),
            route(node, .get, "/v1/faucet/mints/{id}", "getMint", "What became of a wish.", [id]),
        ]
    }

    private static func route(
        _ node: NodeContext,
        _ method: HTTPMethod,
        _ path: PathTemplate,
        _ operationID: String,
        _ summary: String,
        _ parameters: [Route.Parameter] = []
    ) -> Route {
        Route(
            method,
            path,
            id: operationID,
            tag: "Planned",
            summary: summary,
            description: "This node does not serve it yet.",
            path: parameters,
            answers: [],
            problems: [.methodNotImplemented],
            handler: node.answering { _ in
                throw Problem(.methodNotImplemented, "this node does not serve \(path) yet")
            }
        )
    }
}
