// SPDX-License-Identifier: MIT

internal import HTTPSemantics
internal import NodeInterfaces
internal import ProtocolTypes
internal import Routing
internal import Store

/// `GET /metrics` of the admin listener.
enum GetMetrics {
    static func route(_ node: NodeContext) -> Route {
        Route(
            .get,
            "/metrics",
            id: "getMetrics",
            tag: "Operation",
            summary: "Metrics in Prometheus' text format.",
            answers: [Route.Answer(200, "The metrics.", Route.Body("text/plain"))],
            problems: ProblemKind.common,
            handler: node.awaiting { _ in
                let overview = await node.mempool.refreshed()
                var text = PrometheusText()
                requests(node.metrics, to: &text)
                try chain(node, to: &text)
                mempool(overview, now: node.configuration.unixSeconds(), to: &text)
                try streams(node, to: &text)
                for metric in node.configuration.furtherMetrics() { text.write(metric) }
                return HTTPResponse(
                    200,
                    fields: ["content-type": "text/plain; version=0.0.4; charset=utf-8"],
                    body: Array(text.text.utf8)
                )
            }
        )
    }

    private static func requests(_ metrics: RequestMetrics, to text: inout PrometheusText) {
        let counter = "miden_http_requests_total"
        text.family(counter, "counter", "Answers by route template, method and status.")
        for (key, count) in metrics.requests {
            text.sample(
                counter,
                ["route": key.template, "method": key.method, "status": "\(key.status)"],
                "\(count)"
            )
        }
        let name = "miden_http_request_duration_seconds"
        text.family(name, "histogram", "Time from a request to its answer.")
        for (template, histogram) in metrics.durations {
            var total: UInt64 = 0
            for (index, count) in histogram.counts.enumerated() {
                total += count
                let isLast = index == RequestMetrics.bounds.count
                let bound = isLast ? "+Inf" : "\(RequestMetrics.bounds[index])"
                text.sample("\(name)_bucket", ["route": template, "le": bound], "\(total)")
            }
            text.sample("\(name)_sum", ["route": template], "\(histogram.seconds)")
            text.sample("\(name)_count", ["route": template], "\(total)")
        }
    }

    private static func chain(_ node: NodeContext, to text: inout PrometheusText) throws {
        let header = try node.read { snapshot -> BlockHeader? in
            guard let tip = snapshot.tip else { return nil }
            return try snapshot.header(of: tip.number)
        }
        guard let header else { return }
        text.gauge("miden_chain_tip_block", "Height of the latest block.", header.number.value)
        text.gauge("miden_chain_proven_tip_block", "Height up to which blocks are proven.", 0)
        text.gauge(
            "miden_chain_tip_timestamp_seconds",
            "Time of the latest block since 1970.",
            header.timestamp
        )
    }

    private static func mempool(
        _ overview: MempoolOverview,
        now: UInt64,
        to text: inout PrometheusText
    ) {
        text.gauge(
            "miden_mempool_transactions",
            "Transactions that wait for a block.",
            overview.ids.count
        )
        text.gauge("miden_mempool_bytes", "Bytes of what waits.", overview.byteCount)
        let oldest = overview.oldestReceived.map { now > $0 ? now - $0 : 0 } ?? 0
        text.gauge("miden_mempool_oldest_age_seconds", "How long the first has waited.", oldest)
    }

    private static func streams(_ node: NodeContext, to text: inout PrometheusText) throws {
        let kinds = StreamCensus.Kind.allCases
        text.family("miden_streams", "gauge", "Open streams by kind.")
        for kind in kinds {
            let count = node.census.streamCount(kind)
            text.sample("miden_streams", ["kind": kind.rawValue], "\(count)")
        }
        text.family("miden_stream_subscriptions", "gauge", "Subscriptions by kind of stream.")
        for kind in kinds {
            let count = node.census.subscriptionCount(kind)
            text.sample("miden_stream_subscriptions", ["kind": kind.rawValue], "\(count)")
        }
        let traffic = kinds.map { ($0.rawValue, node.census.traffic($0)) }
        let bytes = Dictionary(uniqueKeysWithValues: traffic.map { ($0.0, $0.1.byteCount) })
        let slow = Dictionary(uniqueKeysWithValues: traffic.map { ($0.0, $0.1.slowCount) })
        let refused = Dictionary(uniqueKeysWithValues: traffic.map { ($0.0, $0.1.refusedCount) })
        text.write(
            StatedMetric(
                "miden_stream_sent_bytes_total",
                .counter,
                "Bytes that streams were given, by kind.",
                by: "kind",
                bytes
            )
        )
        text.write(
            StatedMetric(
                "miden_stream_slow_consumers_total",
                .counter,
                "Streams that were ended since their client was too slow, by kind.",
                by: "kind",
                slow
            )
        )
        text.write(
            StatedMetric(
                "miden_streams_refused_total",
                .counter,
                "Streams that were refused since all places were taken, by kind.",
                by: "kind",
                refused
            )
        )
        let tip = try node.ring.tip() ?? .genesis
        let lag = node.census.lagMax(tip: tip)
        text.gauge("miden_stream_lag_blocks", "Blocks that the slowest stream is behind.", lag)
        text.gauge("miden_stream_ring_blocks", "Encoded blocks that are shared.", node.ring.count)
    }
}
