// SPDX-License-Identifier: MIT

internal import FieldArithmetic
internal import HTTPSemantics
internal import ProtocolTypes
internal import Routing
internal import Store

/// `GET /v1/blocks/{block}`: a block, as JSON or as the bytes that were signed.
enum GetBlock {
    static func route(_ node: NodeContext) -> Route {
        Route(
            .get,
            "/v1/blocks/{block}",
            id: "getBlock",
            tag: "Blocks",
            summary: "A block.",
            description: "As octet-stream: the signed block. With wait, the answer to a height "
                + "beyond the tip comes when the block does, or is 204 when the time is over.",
            path: [BlockName.parameter],
            query: [
                Route.Parameter(
                    "include",
                    .choices(BlockView.Part.allCases.map(\.rawValue)),
                    "The parts to be written out."
                ),
                Route.Parameter(
                    "wait",
                    .duration(secondsMax: node.limits.waitSecondsMax),
                    "How long to wait for a block that is not there yet."
                ),
            ],
            answers: MediaOffers.described(200, "The block.", "Block") + [
                Route.Answer(204, "The block did not come in time; ask again.")
            ],
            problems: ProblemKind.lookup,
            handler: node.replying { routed in try reply(routed, node) }
        )
    }

    private static func reply(_ routed: RoutedRequest, _ node: NodeContext) throws -> Reply {
        let name = try BlockName(routed.path("block"))
        guard let limit = routed.duration("wait"), case .number(let number) = name,
            try node.read({ snapshot in snapshot.tip.map { $0.number < number } ?? true })
        else { return .now(try answer(name, routed, node)) }
        return .waiting(for: routed, within: limit + .seconds(5)) { routed in
            let found = try await node.feed.first(within: limit) {
                let isThere = try node.read { snapshot in
                    snapshot.tip.map { $0.number >= number } ?? false
                }
                return isThere ? try answer(name, routed, node) : nil
            }
            return found ?? HTTPResponse(204, fields: ["retry-after": "1"])
        }
    }

    private static func answer(
        _ name: BlockName,
        _ routed: RoutedRequest,
        _ node: NodeContext
    ) throws -> HTTPResponse {
        let type = try routed.negotiated(MediaOffers.jsonOrBytes)
        let include = routed.query("include") ?? ""
        let key = "block \(type == .octetStream) \(routed.path("block")) \(include)"
        return try node.answers.answer(key) { try read(name, type, routed, node) }
    }

    private static func read(
        _ name: BlockName,
        _ type: MediaType,
        _ routed: RoutedRequest,
        _ node: NodeContext
    ) throws -> HTTPResponse {
        try node.read { snapshot in
            let number = try name.resolve(in: snapshot)
            if type == .octetStream {
                let bytes = try snapshot.blockBytes(number).orNotFound("no such block")
                let commitment = try snapshot.commitment(of: number)
                return HTTPResponse.bytes(bytes)
                    .cached("\(commitment?.hex ?? "").block", isImmutable: !name.isMoving)
            }
            let parts = Set(routed.list("include").compactMap(BlockView.Part.init))
            let view = try BlockView(number, in: snapshot).orNotFound("no such block")
            let tag = parts.map(\.rawValue).sorted().joined(separator: "+")
            // The proof comes later than the block, so an answer about it does not last.
            return Envelope.response { view.write(parts, to: &$0) }
                .cached(
                    "\(view.header.commitment.hex).block.json+\(tag)",
                    isImmutable: !name.isMoving && !parts.contains(.proof)
                )
        }
    }
}
