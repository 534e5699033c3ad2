// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import JSONText
internal import Routing

/// `GET /v1/limits`: every bound with its unit.
enum GetLimits {
    static func route(_ node: NodeContext) -> Route {
        let all =
            StatedLimit.wire + StatedLimit.shares(node.configuration.access.limiter)
            + StatedLimit.interface(node.limits) + StatedLimit.chain
            + node.configuration.furtherLimits
        return Route(
            .get,
            "/v1/limits",
            id: "getLimits",
            tag: "Node",
            summary: "Every limit of the interface, the chain and the mempool.",
            answers: MediaOffers.describedJSON("The limits.", "Limits"),
            problems: ProblemKind.common,
            handler: node.answering { _ in
                Envelope.response { json in
                    json.object { json in
                        for limit in all {
                            json.member(limit.name) {
                                $0.member("value", limit.value)
                                $0.member("unit", limit.unit)
                            }
                        }
                    }
                }
                .revalidated()
            }
        )
    }
}
