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
        return OverviewPage(
            blocks: try headers.map { header in try PageRows.block(header, in: snapshot) },
            transactions: try latestTransactions(snapshot, tip),
            mempool: mempool
        )
    }

    /// The last transactions, however many empty blocks came after them.
    ///
    /// Each block knows how many transactions the chain has with it, so the blocks that have some
    /// are found by halving.
    private static func latestTransactions(
        _ snapshot: borrowing Snapshot,
        _ tip: BlockNumber
    ) throws -> [TransactionRow] {
        var rows: [TransactionRow] = []
        var end = tip.value
        while rows.count < transactionCount {
            guard let count = try snapshot.counts(at: BlockNumber(end))?.transactions, count > 0
            else { break }
            var (low, high) = (UInt32(0), end)
            while low < high {
                let middle = low + (high - low) / 2
                let known = try snapshot.counts(at: BlockNumber(middle))?.transactions ?? 0
                if known < count { low = middle + 1 } else { high = middle }
            }
            let found = try snapshot.transactions(in: BlockNumber(low)).reversed()
            rows += found.map(PageRows.transaction)
            guard low > 0 else { break }
            end = low - 1
        }
        return Array(rows.prefix(transactionCount))
    }
}
