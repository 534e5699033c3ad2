// SPDX-License-Identifier: MIT

internal import FieldArithmetic
internal import HTTPSemantics
internal import ProtocolTypes
internal import Routing
internal import Store

/// `GET /v1/accounts/{id}/vault`: the assets of a public account.
enum GetAccountVault {
    static func route(_ node: NodeContext) -> Route {
        Route(
            .get,
            "/v1/accounts/{id}/vault",
            id: "getAccountVault",
            tag: "Accounts",
            summary: "The assets of a public account, by the bytes of their keys.",
            path: [PathValue.account],
            query: KeyedPage.parameters(node),
            answers: MediaOffers.describedList("A page of assets.", "AssetList"),
            problems: ProblemKind.listing + [.notFound, .accountNotPublic],
            handler: node.answering { routed in
                let id = try PathValue.account(routed.path("id"))
                let page = try KeyedPage(routed, filters: [id.hex], node: node)
                return try node.read { snapshot in
                    let header = try PublicAccount.header(id, in: snapshot)
                    let after = try page.after.map { (word) throws in
                        do { return try AssetVaultKey(word: word) } catch {
                            throw CursorSeal.refusal
                        }
                    }
                    let assets = try snapshot.assets(id, after: after, limit: page.limit + 1)
                    return try page.response(
                        assets ?? [],
                        for: routed,
                        key: { $0.key.word },
                        meta: { $0.member("vault_root", header.vaultRoot) },
                        write: { $0.write($1) }
                    )
                }
            }
        )
    }
}

/// Public accounts, or why there is nothing to be seen.
enum PublicAccount {
    static func header(
        _ id: AccountID,
        in snapshot: borrowing Snapshot
    ) throws -> AccountHeader {
        _ = try snapshot.account(id).orNotFound("the chain has no such account")
        guard let header = try snapshot.accountHeader(id) else {
            throw Problem(.accountNotPublic, "account \(id.hex) is private")
        }
        return header
    }
}
