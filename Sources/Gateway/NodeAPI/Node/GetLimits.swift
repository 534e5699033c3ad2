// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import JSONText
internal import Routing

/// `GET /v1/limits`: every bound with its unit.
enum GetLimits {
    private struct Limit {
        let name: String
        let value: Int
        let unit: String
    }

    static func route(_ node: NodeContext) -> Route {
        let all = limits(node.limits)
        return Route(
            .get,
            "/v1/limits",
            id: "getLimits",
            tag: "Node",
            summary: "Every limit of the interface.",
            answers: MediaOffers.describedJSON("The limits.", "Limits"),
            problems: ProblemKind.common,
            handler: node.answering { _ in
                Envelope.response { json in
                    json.object { json in
                        for limit in all {
                            json.member(limit.name) {
                                $0.member("value", limit.value)
                                $0.member("unit", limit.unit)
                            }
                        }
                    }
                }
                .revalidated()
            }
        )
    }

    private static func limits(_ own: NodeAPILimits) -> [Limit] {
        [
            Limit(name: "request_line", value: HTTPLimits.requestLineBytesMax, unit: "bytes"),
            Limit(name: "request_headers", value: HTTPLimits.headerBytesMax, unit: "bytes"),
            Limit(name: "request_header_fields", value: HTTPLimits.headerFieldsMax, unit: "fields"),
            Limit(name: "request_body", value: HTTPLimits.bodyBytesMax, unit: "bytes"),
            Limit(name: "submission_body", value: HTTPLimits.submissionBytesMax, unit: "bytes"),
            Limit(
                name: "pipelined_requests",
                value: HTTPLimits.pipelinedRequestsMax,
                unit: "requests"
            ),
            Limit(name: "connection_streams", value: HTTPLimits.streamsMax, unit: "streams"),
            Limit(name: "socket_message", value: HTTPLimits.inboundMessageBytesMax, unit: "bytes"),
            Limit(name: "page_items", value: own.pageItemsMax, unit: "items"),
            Limit(name: "page_items_default", value: own.pageItemsDefault, unit: "items"),
            Limit(name: "query_items", value: own.queryItemsMax, unit: "items"),
            Limit(name: "wait", value: own.waitSecondsMax, unit: "seconds"),
            Limit(name: "submission_check", value: own.submissionSecondsMax, unit: "seconds"),
            Limit(
                name: "socket_subscriptions",
                value: own.subscriptionsPerSocketMax,
                unit: "subscriptions"
            ), Limit(name: "streams", value: own.streamsMax, unit: "streams"),
            Limit(name: "stream_future", value: Int(own.futureBlocksMax), unit: "blocks"),
            Limit(name: "stream_lag", value: Int(own.lagBlocksMax), unit: "blocks"),
            Limit(
                name: "stream_lag_time",
                value: Int(own.lagTimeMax.components.seconds),
                unit: "seconds"
            ),
            Limit(
                name: "keep_alive_interval",
                value: Int(own.keepAliveInterval.components.seconds),
                unit: "seconds"
            ),
        ]
    }
}
