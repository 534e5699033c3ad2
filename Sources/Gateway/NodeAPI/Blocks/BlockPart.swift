// SPDX-License-Identifier: MIT

internal import FieldArithmetic
internal import HTTPSemantics
internal import JSONText
internal import ProtocolTypes
internal import Routing
internal import Store

/// What the resources below a block have in common: they never change once they are there.
struct BlockPart {
    /// The last segment of the path, also the name in validators.
    let name: String
    let operationID: String
    let summary: String
    /// The schema of its JSON.
    let schema: String
    /// What the canonical bytes are.
    let bytesDescription: String

    /// The route of a part.
    ///
    /// - Parameters:
    ///   - path: The path, with `{block}`.
    ///   - node: The node.
    ///   - bytes: Gives the canonical bytes.
    ///   - json: Gives the data of the JSON.
    /// - Returns: The route.
    func route(
        _ path: PathTemplate,
        _ node: NodeContext,
        bytes: @escaping @Sendable (BlockNumber, borrowing Snapshot) throws -> [UInt8],
        json: @escaping @Sendable (BlockNumber, borrowing Snapshot) throws -> [UInt8]
    ) -> Route {
        let tag = name
        return Route(
            .get,
            path,
            id: operationID,
            tag: "Blocks",
            summary: summary,
            description: "As octet-stream: \(bytesDescription).",
            path: [BlockName.parameter],
            answers: MediaOffers.described(200, summary, schema),
            problems: ProblemKind.lookup,
            handler: node.answering { routed in
                let name = try BlockName(routed.path("block"))
                let type = try routed.negotiated(MediaOffers.jsonOrBytes)
                let isRaw = type == .octetStream
                let key = "\(tag) \(isRaw) \(routed.path("block"))"
                return try node.answers.answer(key) {
                    try node.read { snapshot in
                        let number = try name.resolve(in: snapshot)
                        let commitment = try snapshot.commitment(of: number)?.hex ?? ""
                        if isRaw {
                            return HTTPResponse.bytes(try bytes(number, snapshot))
                                .cached("\(commitment).\(tag)", isImmutable: !name.isMoving)
                        }
                        let data = try json(number, snapshot)
                        return Envelope.response { $0.raw(data) }
                            .cached("\(commitment).\(tag).json", isImmutable: !name.isMoving)
                    }
                }
            }
        )
    }
}
