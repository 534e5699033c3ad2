// SPDX-License-Identifier: MIT

import HTTPSemantics
import Testing

@testable import NodeAPI

@Suite struct MetricsTests {
    private func metrics(_ node: NodeFixture) async throws -> [String] {
        let answer = try await node.ask(.get, "/metrics", isAdmin: true)
        #expect(answer.status == 200)
        return String(decoding: answer.body, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    @Test func `requests are counted by template, never by path`() async throws {
        let node = try await NodeFixture()
        for number in 0..<3 { _ = try await node.get("/v1/blocks/\(number)") }
        _ = try await node.get("/v1/blocks/99")
        _ = try await node.get("/a/b/c")
        _ = try await node.ask(HTTPMethod("WEIRD"), "/v1/status")
        let lines = try await metrics(node)
        let name = "miden_http_requests_total"
        let route = "route=\"/v1/blocks/{block}\",method=\"GET\""
        #expect(lines.contains("\(name){\(route),status=\"200\"} 3"))
        #expect(lines.contains("\(name){\(route),status=\"404\"} 1"))
        #expect(lines.contains { $0.contains("route=\"unmatched\"") && $0.hasSuffix(" 1") })
        #expect(lines.contains { $0.contains("method=\"other\",status=\"405\"") })
        #expect(!lines.contains { $0.contains("/a/b/c") })
        let duration = "miden_http_request_duration_seconds"
        let label = "{route=\"/v1/blocks/{block}\""
        #expect(lines.contains("\(duration)_bucket\(label),le=\"+Inf\"} 4"))
        #expect(lines.contains("\(duration)_count\(label)} 4"))
    }

    @Test func `every sample has a family with help and type before it`() async throws {
        let node = try await NodeFixture()
        _ = try await node.get("/v1/status")
        let lines = try await metrics(node)
        var families: Set<String> = []
        for line in lines {
            let words = line.split(separator: " ")
            if line.hasPrefix("# TYPE") { families.insert(String(words[2])) }
            guard !line.hasPrefix("#") else { continue }
            var name = String(line.prefix { $0 != "{" && $0 != " " })
            for suffix in ["_bucket", "_sum", "_count"] where name.hasSuffix("seconds\(suffix)") {
                name.removeLast(suffix.count)
            }
            #expect(families.contains(name), "\(line)")
            #expect(Double(words.last ?? "") != nil)
        }
        #expect(lines.contains("miden_chain_tip_block 8"))
        #expect(lines.contains("miden_mempool_transactions 0"))
    }

    @Test func `streams count what they carry, who was too slow and who was refused`()
        async throws
    {
        let census = StreamCensus(capacity: 1)
        do {
            let seat = try #require(census.seat(.webSocket))
            #expect(census.seat(.eventStream) == nil && census.streamCount(.webSocket) == 1)
            seat.note(.text([1, 2, 3]))
            seat.note(.binary([4]))
            seat.note(.finish(StreamEnding(code: 1001)))
            seat.noteSlow()
        }
        let traffic = census.traffic(.webSocket)
        #expect(traffic.byteCount == 4 && traffic.slowCount == 1 && traffic.refusedCount == 0)
        #expect(census.traffic(.eventStream).refusedCount == 1)
        #expect(census.streamCount(.webSocket) == 0 && census.seat(.eventStream) != nil)
    }

    @Test func `numbers of the roles are told beside the interface's own`() async throws {
        let node = try await NodeFixture(blockCount: 1) {
            $0.furtherMetrics = {
                [
                    StatedMetric("a_total", .counter, "A.", by: "code", ["y": 2, "x\"": 1]),
                    StatedMetric("b_bytes", .gauge, "B.", 7),
                    StatedMetric("c_seconds_total", .counter, "C.", milliseconds: 1_500),
                ]
            }
        }
        let lines = try await metrics(node)
        for line in [
            "# TYPE a_total counter", #"a_total{code="x\""} 1"#, #"a_total{code="y"} 2"#,
            "# TYPE b_bytes gauge", "b_bytes 7", "c_seconds_total 1.5",
            #"miden_stream_sent_bytes_total{kind="sse"} 0"#,
            #"miden_stream_slow_consumers_total{kind="websocket"} 0"#,
        ] { #expect(lines.contains(line), "\(line)") }
    }

    @Test func `metrics are not on the public listener, and the interface is not on the other`()
        async throws
    {
        let node = try await NodeFixture()
        #expect(try await node.get("/metrics").status == 404)
        #expect(try await node.ask(.get, "/v1/status", isAdmin: true).status == 404)
        #expect(try await node.ask(.get, "/livez", isAdmin: true).status == 200)
    }
}
