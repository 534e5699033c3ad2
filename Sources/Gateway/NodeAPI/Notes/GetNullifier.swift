// SPDX-License-Identifier: MIT

internal import ByteCoding
internal import HTTPSemantics
internal import JSONText
internal import ProtocolTypes
internal import Routing
internal import Store

/// `GET /v1/nullifiers/{nullifier}`: whether and where a note was consumed.
enum GetNullifier {
    static func route(_ node: NodeContext) -> Route {
        Route(
            .get,
            "/v1/nullifiers/{nullifier}",
            id: "getNullifier",
            tag: "Notes",
            summary: "The block that consumed a note, with the path to the nullifier root.",
            description: "Always answers: block_num is null while the note is not consumed. "
                + "As octet-stream: the witness of the nullifier tree.",
            path: [PathValue.wordParameter("nullifier", "The nullifier of a note.")],
            answers: MediaOffers.described(200, "The nullifier.", "Nullifier"),
            problems: ProblemKind.lookup,
            handler: node.answering { routed in
                let word = try PathValue.requireWord(routed.path("nullifier"), "nullifier")
                let nullifier = Nullifier(word)
                let type = try routed.negotiated(MediaOffers.jsonOrBytes)
                return try node.read { snapshot in
                    let tip = try snapshot.tip.orNotReady()
                    let block = try snapshot.block(spending: nullifier)
                    let witness = try snapshot.witness(of: nullifier)
                    if type == .octetStream {
                        return HTTPResponse.bytes(witness.encodedBytes).revalidated()
                    }
                    return Envelope.response(
                        meta: { $0.member("block_num", tip.number) },
                        { json in
                            json.object { json in
                                json.member("nullifier", nullifier)
                                json.member("block_num", block)
                                json.member("root", witness.root)
                                json.key("witness")
                                json.write(witness.proof)
                            }
                        }
                    )
                    .revalidated()
                }
            }
        )
    }
}
