// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import JSONText
internal import ProtocolTypes
internal import Routing
internal import Store

/// `GET /v1/nullifiers`: by prefix, along the chain.
enum ListNullifiers {
    static func route(_ node: NodeContext) -> Route {
        Route(
            .get,
            "/v1/nullifiers",
            id: "listNullifiers",
            tag: "Notes",
            summary: "The nullifiers with some prefixes.",
            query: [
                Route.Parameter(
                    "prefix",
                    .list(of: .number(0...0xFFFF), countMax: node.limits.queryItemsMax),
                    "The highest 16 bits of nullifiers, as numbers.",
                    isRequired: true
                )
            ] + ChainPage.parameters(node),
            answers: MediaOffers.describedList("A page of nullifiers.", "NullifierList"),
            problems: ProblemKind.listing,
            handler: node.answering { routed in
                var prefixes: Set<UInt16> = []
                for text in routed.list("prefix") {
                    guard let value = UInt16(text) else {
                        throw PathValue.malformed("prefix", "must be numbers of 16 bits")
                    }
                    prefixes.insert(value)
                }
                return try ChainPage.answer(
                    routed,
                    filters: prefixes.sorted().map { "\($0)" },
                    from: node,
                    find: { snapshot, span in try snapshot.nullifiers(prefixed: prefixes, span) },
                    position: \.position,
                    write: { json, found in
                        json.object {
                            $0.member("nullifier", found.nullifier)
                            $0.member("block_num", found.position.block)
                        }
                    }
                )
            }
        )
    }
}
