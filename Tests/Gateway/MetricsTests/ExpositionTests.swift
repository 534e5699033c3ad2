// SPDX-License-Identifier: MIT

import Dispatch
import Metrics
import Testing

@Suite struct ExpositionTests {
    private func text(_ registry: MetricsRegistry) -> String {
        String(decoding: registry.exposition(), as: UTF8.self)
    }

    @Test func `counts and gauges are written in a fixed order with their labels`() {
        let registry = MetricsRegistry()
        let requests = registry.counter(
            "http_requests_total",
            help: "Requests by route.",
            labels: ["route", "status"]
        )
        let connections = registry.gauge("connections", help: "Open\nconnections.")
        requests.add(labels: ["/v1/\"x\"", "200"])
        requests.add(2, labels: ["/v1/a\\b", "404"])
        requests.add(labels: ["/v1/\"x\"", "200"])
        connections.set(3)
        connections.add(-0.5)
        #expect(requests.value(labels: ["/v1/\"x\"", "200"]) == 2)
        #expect(
            text(registry) == #"""
                # HELP http_requests_total Requests by route.
                # TYPE http_requests_total counter
                http_requests_total{route="/v1/\"x\"",status="200"} 2
                http_requests_total{route="/v1/a\\b",status="404"} 2
                # HELP connections Open\nconnections.
                # TYPE connections gauge
                connections 2.5

                """#
        )
    }

    @Test func `a distribution's buckets add up`() {
        let registry = MetricsRegistry()
        let latency = registry.histogram("latency_seconds", help: "Time.", bounds: [0.1, 1])
        for value in [0.05, 0.1, 0.5, 7] { latency.observe(value) }
        latency.observe(Duration.milliseconds(250))
        #expect(
            text(registry) == """
                # HELP latency_seconds Time.
                # TYPE latency_seconds histogram
                latency_seconds_bucket{le="0.1"} 2
                latency_seconds_bucket{le="1"} 4
                latency_seconds_bucket{le="+Inf"} 5
                latency_seconds_sum 7.9
                latency_seconds_count 5

                """
        )
    }

    @Test func `counting from many threads loses nothing`() {
        let registry = MetricsRegistry()
        let counter = registry.counter("events_total", help: "Events.")
        DispatchQueue.concurrentPerform(iterations: 8) { _ in
            for _ in 0..<1_000 { counter.add() }
        }
        #expect(counter.value() == 8_000)
    }
}
