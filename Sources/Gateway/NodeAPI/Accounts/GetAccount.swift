// SPDX-License-Identifier: MIT

internal import ByteCoding
internal import FieldArithmetic
internal import HTTPSemantics
internal import JSONText
internal import ProtocolTypes
internal import Routing
internal import Store

/// `GET /v1/accounts/{id}`: an account; of private ones the commitment.
enum GetAccount {
    static func route(_ node: NodeContext) -> Route {
        Route(
            .get,
            "/v1/accounts/{id}",
            id: "getAccount",
            tag: "Accounts",
            summary: "An account.",
            description: "The witness proves the commitment under the account root of the block; "
                + "/v1/limits says how far back. Private accounts show their commitment; state is "
                + "null. The state is that of the tip: of earlier blocks the commitment alone is "
                + "kept. As octet-stream: a public account with all its state.",
            path: [PathValue.account],
            query: [
                AccountProof.parameter,
                Route.Parameter(
                    "include",
                    .choices(AccountView.Part.allCases.map(\.rawValue)),
                    "The parts of the state to be written out."
                ),
            ],
            answers: MediaOffers.described(200, "The account.", "Account"),
            problems: ProblemKind.lookup + [.accountNotPublic, .statePruned],
            handler: AccountProof.handler(node) { routed, id, block in
                let parts = Set(routed.list("include").compactMap(AccountView.Part.init))
                let type = try routed.negotiated(MediaOffers.jsonOrBytes)
                return try node.read { snapshot in
                    let number = try block.resolve(in: snapshot)
                    if type == .octetStream { return try bytes(id, at: number, snapshot) }
                    return try json(id, parts, at: number, snapshot, node).revalidated()
                }
            }
        )
    }

    private static func json(
        _ id: AccountID,
        _ parts: Set<AccountView.Part>,
        at number: BlockNumber,
        _ snapshot: borrowing Snapshot,
        _ node: NodeContext
    ) throws -> HTTPResponse {
        let limit = node.limits.pageItemsMax
        let commitment = try snapshot.commitment(of: id, at: number)
            .orNotFound("the chain has no such account at block \(number.value)")
        let latest = try AccountView(id, parts, assetsMax: limit, in: snapshot)
            .orNotFound("the chain has no such account")
        let isLatest = latest.changed.map { $0 <= number } ?? false
        if !isLatest && !parts.isEmpty { throw pruned(number) }
        let witness = try AccountProof.witness(of: id, at: number, in: snapshot, node)
        assert(witness.commitment(of: id) == commitment)
        let view = isLatest ? latest : AccountView(id, was: commitment)
        return Envelope.response(
            meta: { $0.member("block_num", number) },
            { json in
                json.object { json in
                    view.write(parts, address: node.address(of: id), assetsMax: limit, to: &json)
                    json.key("witness")
                    json.write(witness, of: id, at: number)
                }
            }
        )
    }

    private static func bytes(
        _ id: AccountID,
        at number: BlockNumber,
        _ snapshot: borrowing Snapshot
    ) throws -> HTTPResponse {
        let stored = try snapshot.account(id).orNotFound("the chain has no such account")
        guard id.isPublic else {
            throw Problem(.accountNotPublic, "account \(id.hex) is private")
        }
        guard stored.block <= number else { throw pruned(number) }
        let account = try snapshot.accountState(id).orNotFound("the account has no state")
        return HTTPResponse.bytes(account.encodedBytes).revalidated()
    }

    private static func pruned(_ number: BlockNumber) -> Problem {
        Problem(.statePruned, "the account has changed since block \(number.value)")
    }
}
