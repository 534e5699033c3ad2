// SPDX-License-Identifier: MIT

internal import ByteCoding
internal import FieldArithmetic
internal import HTTPSemantics
internal import JSONText
internal import ProtocolTypes
internal import Routing
internal import Store

/// `GET /v1/accounts/{id}/witness`: what the account tree says about an account.
enum GetAccountWitness {
    static func route(_ node: NodeContext) -> Route {
        Route(
            .get,
            "/v1/accounts/{id}/witness",
            id: "getAccountWitness",
            tag: "Accounts",
            summary: "The commitment to an account with its path to the account root of the tip.",
            description: "Also of accounts that do not exist: commitment is then null, and "
                + "witness_id names the account that has its place, if any.",
            path: [PathValue.account],
            answers: MediaOffers.described(200, "The witness.", "AccountWitness"),
            problems: ProblemKind.lookup,
            handler: node.answering { routed in
                let id = try PathValue.account(routed.path("id"))
                let type = try routed.negotiated(MediaOffers.jsonOrBytes)
                return try node.read { snapshot in
                    let tip = try snapshot.tip.orNotReady()
                    let witness = try snapshot.witness(of: id)
                    if type == .octetStream {
                        return HTTPResponse.bytes(witness.encodedBytes).revalidated()
                    }
                    return encode(id, witness, tip: tip.number).revalidated()
                }
            }
        )
    }

    private static func encode(
        _ id: AccountID,
        _ witness: AccountWitness,
        tip: BlockNumber
    ) -> HTTPResponse {
        let commitment = witness.commitment(of: id)
        return Envelope.response { json in
            json.object { json in
                json.member("account_id", id)
                json.member("witness_id", witness.id)
                json.member("commitment", commitment == .zero ? nil : commitment?.hex)
                json.member("block_num", tip)
                json.member("root", witness.root?.hex)
                json.key("path")
                json.write(witness.path)
            }
        }
    }
}
