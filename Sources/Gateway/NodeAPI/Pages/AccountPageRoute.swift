// SPDX-License-Identifier: MIT

internal import FieldArithmetic
internal import HTTPSemantics
internal import ProtocolTypes
internal import Routing
internal import Store
internal import WebPages

/// `GET /account/{id}`: an account.
enum AccountPageRoute {
    private static let transactionCount = 50

    static func route(_ node: NodeContext) -> Route {
        Route(
            .get,
            "/account/{id}",
            id: "getAccountPage",
            tag: "Pages",
            summary: "The page of an account.",
            path: [Route.Parameter("id", .identifier, "An account, by id or address.")],
            answers: PageAnswer.answers,
            problems: PageAnswer.problems,
            handler: PageAnswer.handler(node) { routed in
                let id = try PathValue.account(routed.path("id"))
                let page = try node.read { snapshot in
                    try AccountPageRoute.page(id, node, snapshot)
                }
                return PageAnswer.page(page.rendered(on: PageAnswer.site(node)))
            }
        )
    }

    private static func page(
        _ id: AccountID,
        _ node: NodeContext,
        _ snapshot: borrowing Snapshot
    ) throws -> AccountPage {
        let limit = node.limits.pageItemsMax
        let view = try AccountView(id, [.storage, .vault], assetsMax: limit, in: snapshot)
            .orNotFound("the chain has no such account")
        let span = ChainSpan(limit: limit)
        let transactions = try snapshot.transactions(of: [id], span)
        return AccountPage(
            id: id.hex,
            address: node.address(of: id),
            commitment: view.commitment.hex,
            lastBlock: view.changed?.value ?? 0,
            state: state(view),
            transactions: transactions.suffix(transactionCount).reversed()
                .map(PageRows.transaction)
        )
    }

    private static func state(_ view: AccountView) -> AccountPage.State {
        guard let header = view.header else { return .notPublic }
        return .open(
            AccountDetails(
                nonce: "\(header.nonce.value)",
                codeCommitment: header.codeCommitment.hex,
                storageCommitment: header.storageCommitment.hex,
                vaultRoot: header.vaultRoot.hex,
                assets: view.vault?.map(PageRows.asset) ?? [],
                slots: view.storage?.slots.map { slot in
                    StorageSlotRow(
                        name: slot.name.text,
                        isMap: slot.type == .map,
                        value: slot.value.hex
                    )
                } ?? []
            )
        )
    }
}
