// SPDX-License-Identifier: MIT

internal import ByteCoding
internal import HTTPSemantics
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
            summary: "The commitment to an account with its path to a block's account root.",
            description: "Also of accounts that do not exist: commitment is then null, and "
                + "witness_id names the account that has its place, if any.",
            path: [PathValue.account],
            query: [AccountProof.parameter],
            answers: MediaOffers.described(200, "The witness.", "AccountWitness"),
            problems: ProblemKind.lookup + [.statePruned],
            handler: AccountProof.handler(node) { routed, id, block in
                let type = try routed.negotiated(MediaOffers.jsonOrBytes)
                return try node.read { snapshot in
                    let number = try block.resolve(in: snapshot)
                    let witness = try AccountProof.witness(of: id, at: number, in: snapshot, node)
                    if type == .octetStream {
                        return HTTPResponse.bytes(witness.encodedBytes).revalidated()
                    }
                    return Envelope.response { $0.write(witness, of: id, at: number) }
                        .revalidated()
                }
            }
        )
    }
}
