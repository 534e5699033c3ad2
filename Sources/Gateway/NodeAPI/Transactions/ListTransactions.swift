// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import ProtocolTypes
internal import Routing
internal import Store

/// `GET /v1/transactions` and `GET /v1/accounts/{id}/transactions`: by account, along the chain.
enum ListTransactions {
    static func route(_ node: NodeContext) -> Route {
        Route(
            .get,
            "/v1/transactions",
            id: "listTransactions",
            tag: "Transactions",
            summary: "The committed transactions of some accounts.",
            query: [
                Route.Parameter(
                    "account",
                    .list(of: .account, countMax: node.limits.queryItemsMax),
                    "The accounts, by id or address.",
                    isRequired: true
                )
            ] + ChainPage.parameters(node),
            answers: MediaOffers.describedList("A page of transactions.", "TransactionList"),
            problems: ProblemKind.listing,
            handler: node.answering { routed in
                var ids: Set<AccountID> = []
                for text in routed.list("account") {
                    ids.insert(try PathValue.account(text, "account"))
                }
                return try page(of: ids, routed, node)
            }
        )
    }

    static func routeOfAccount(_ node: NodeContext) -> Route {
        Route(
            .get,
            "/v1/accounts/{id}/transactions",
            id: "listAccountTransactions",
            tag: "Accounts",
            summary: "The committed transactions of an account.",
            path: [PathValue.account],
            query: ChainPage.parameters(node),
            answers: MediaOffers.describedList("A page of transactions.", "TransactionList"),
            problems: ProblemKind.listing,
            handler: node.answering { routed in
                try page(of: [PathValue.account(routed.path("id"))], routed, node)
            }
        )
    }

    private static func page(
        of ids: Set<AccountID>,
        _ routed: RoutedRequest,
        _ node: NodeContext
    ) throws -> HTTPResponse {
        try ChainPage.answer(
            routed,
            filters: ids.sorted().map(\.hex),
            from: node,
            find: { snapshot, span in try snapshot.transactions(of: ids, span) },
            position: \.position,
            write: { $0.write($1) }
        )
    }
}
