// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import ProtocolTypes
internal import Routing
internal import Store

/// `GET /v1/blocks/{block}/proof`; no block has one before blocks are proven.
enum GetBlockProof {
    static func route(_ node: NodeContext) -> Route {
        Route(
            .get,
            "/v1/blocks/{block}/proof",
            id: "getBlockProof",
            tag: "Blocks",
            summary: "The proof of a block.",
            path: [BlockName.parameter],
            answers: [
                Route.Answer(200, "The proof.", Route.Body("application/octet-stream"))
            ],
            problems: ProblemKind.lookup + [.notProven],
            handler: node.answering { routed in
                let name = try BlockName(routed.path("block"))
                let number = try node.read { snapshot in try name.resolve(in: snapshot) }
                throw Problem(.notProven, "block \(number.value) has no proof yet")
            }
        )
    }
}
