// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import NodeInterfaces
internal import ProtocolTypes
internal import Routing
internal import Store
internal import WebPages

/// `GET /`: where the chain stands and what happened last.
enum OverviewRoute {
    private static let blockCount = 12
    private static let transactionCount = 12

    static func route(_ node: NodeContext) -> Route {
        Route(
            .get,
            "/",
            id: "getOverviewPage",
            tag: "Pages",
            summary: "The overview of the chain.",
            answers: PageAnswer.answers,
            problems: PageAnswer.problems,
            handler: PageAnswer.handler(node) { _ in
                let mempool = await node.mempool.refreshed()
                let now = node.configuration.unixSeconds()
                let counts = MempoolCounts(
                    transactionCount: mempool.ids.count,
                    batchCount: 0,
                    byteCount: mempool.byteCount,
                    oldestAgeSeconds: mempool.oldestReceived.map { now > $0 ? Int(now - $0) : 0 }
                )
                let page = try node.read { snapshot in try OverviewRoute.page(snapshot, counts) }
                return PageAnswer.page(page.rendered(on: PageAnswer.site(node)))
            }
        )
    }

    private static func page(
        _ snapshot: borrowing Snapshot,
        _ mempool: MempoolCounts
    ) throws -> OverviewPage {
        let tip = try snapshot.tip.orNotReady().number
        let headers = try snapshot.headers(.genesis...tip, isDescending: true, limit: blockCount)
        var blocks: [BlockRow] = []
        var transactions: [TransactionRow] = []
        for header in headers {
            blocks.append(try PageRows.block(header, in: snapshot))
            guard transactions.count < transactionCount else { continue }
            let found = try snapshot.transactions(in: header.number).reversed()
            transactions += found.map(PageRows.transaction)
        }
        return OverviewPage(
            blocks: blocks,
            transactions: Array(transactions.prefix(transactionCount)),
            mempool: mempool
        )
    }
}
