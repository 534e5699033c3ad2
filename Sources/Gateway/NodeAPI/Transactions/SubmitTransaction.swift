// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import NodeInterfaces
internal import ProtocolTypes
internal import Routing

/// `POST /v1/transactions`: takes a proven transaction.
enum SubmitTransaction {
    static func route(_ node: NodeContext) -> Route {
        let waitMax = node.limits.waitSecondsMax
        return Route(
            .post,
            "/v1/transactions",
            id: "submitTransaction",
            tag: "Transactions",
            summary: "Submits a proven transaction.",
            description: "The same bytes may be sent again: the answer is the same and says "
                + "duplicate. With wait=committed the answer comes once the transaction is in a "
                + "block or dropped, or as 202 when the time is over.",
            query: [
                Route.Parameter("wait", .choice(["committed"]), "What to wait for."),
                Route.Parameter(
                    "timeout",
                    .duration(secondsMax: waitMax),
                    "How long to wait; 8s by default."
                ),
            ],
            reads: [
                Route.Body("application/octet-stream"),
                Route.Body("application/json", schema: "Submission"),
            ],
            bodyBytesMax: HTTPLimits.submissionBytesMax,
            cost: 20,
            answers: [
                Route.Answer(
                    200,
                    "The transaction is in a block, or dropped.",
                    Route.Body("application/json", schema: "Transaction")
                ),
                Route.Answer(
                    202,
                    "The transaction waits for a block.",
                    Route.Body("application/json", schema: "Transaction")
                ),
            ],
            problems: ProblemKind.submission,
            handler: node.replying { routed in
                let body = try SubmissionBody(routed.request)
                let limit = Duration.seconds(node.limits.submissionSecondsMax + waitMax)
                return .waiting(for: routed, within: limit) { routed in
                    try await handle(body, routed, node)
                }
            }
        )
    }

    private static func handle(
        _ body: SubmissionBody,
        _ routed: RoutedRequest,
        _ node: NodeContext
    ) async throws -> HTTPResponse {
        let receipt: SubmissionReceipt
        do { receipt = try await node.pool.submit(body.transaction) } catch { throw Problem(error) }
        if routed.query("wait") != nil {
            let limit = routed.duration("timeout") ?? .seconds(8)
            let settled = try await node.feed.first(within: limit) {
                let lookup = try await TransactionLookup.find(receipt.id, node)
                return lookup.flatMap { $0.isSettled ? $0 : nil }
            }
            if let settled { return encode(settled, receipt, status: 200) }
        }
        return encode(TransactionLookup(receipt.id, receipt.status), receipt, status: 202)
    }

    private static func encode(
        _ lookup: TransactionLookup,
        _ receipt: SubmissionReceipt,
        status: HTTPStatus
    ) -> HTTPResponse {
        Envelope.response(status: status) {
            lookup.write(to: &$0, isDuplicate: receipt.isDuplicate)
        }
        .setting("location", "/v1/transactions/\(receipt.id.hex)")
        .setting("cache-control", "no-store")
    }
}
