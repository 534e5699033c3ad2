// SPDX-License-Identifier: MIT

internal import Routing

/// The one list of what a node answers; the router, the document and the pages come from it.
enum NodeRoutes {
    static func table(_ node: NodeContext, _ documentation: GetDocumentation.Page) -> RouteTable {
        let routes =
            chain(node) + accounts(node) + notes(node) + streams(node) + operation(node)
            + pages(node) + PlannedRoutes.all(node) + [GetDocumentation.route(node, documentation)]
        return RouteTable(
            title: RouteTable.Title(
                name: "Miden node",
                version: node.configuration.version,
                description: "A Miden rollup over HTTP."
            ),
            schemas: NodeSchemas.all,
            routes: routes,
            problemPage: { PageAnswer.explanation(of: $0, node) }
        )
    }

    static func adminTable(_ node: NodeContext) -> RouteTable {
        var routes = [GetMetrics.route(node), GetHealth.live(node), GetHealth.ready(node)]
        if let maker = node.configuration.blockMaker { routes.append(MakeBlock.route(node, maker)) }
        return RouteTable(
            title: RouteTable.Title(
                name: "Miden node, operation",
                version: node.configuration.version,
                description: "For the operator alone."
            ),
            schemas: NodeSchemas.all + [MakeBlock.schema],
            routes: routes
        )
    }

    private static func chain(_ node: NodeContext) -> [Route] {
        [
            GetStatus.route(node), GetLimits.route(node), GetMempool.route(node),
            ListBlocks.route(node), GetBlock.route(node), GetBlockHeader.route(node),
            GetBlockProof.route(node), GetBlockTransactions.route(node), GetBlockNotes.route(node),
            GetBlockNullifiers.route(node), GetBlockPath.route(node), SubmitTransaction.route(node),
            ListTransactions.route(node), GetTransaction.route(node),
        ]
    }

    private static func accounts(_ node: NodeContext) -> [Route] {
        [
            GetAccount.route(node), GetAccountWitness.route(node),
            ListTransactions.routeOfAccount(node), GetAccountVault.route(node),
            GetAccountStorage.route(node),
        ]
    }

    private static func notes(_ node: NodeContext) -> [Route] {
        [
            ListNotes.route(node), GetNote.route(node), GetNoteProof.route(node),
            GetNoteStatus.route(node), ListNullifiers.route(node), GetNullifier.route(node),
        ]
    }

    private static func streams(_ node: NodeContext) -> [Route] {
        [OpenEvents.route(node), OpenSocket.route(node)]
    }

    private static func operation(_ node: NodeContext) -> [Route] {
        [GetHealth.live(node), GetHealth.ready(node)]
    }

    private static func pages(_ node: NodeContext) -> [Route] {
        [
            OverviewRoute.route(node), BlockPageRoute.route(node), TransactionPageRoute.route(node),
            AccountPageRoute.route(node), NotePageRoute.route(node), SearchRoute.route(node),
        ] + AssetRoutes.all()
    }
}
