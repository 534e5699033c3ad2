// SPDX-License-Identifier: MIT

import HTTPSemantics
import JSONText
import NodeInterfaces
import TestSupport
import Testing

@testable import NodeAPI

/// `/readyz` says no for each reason by name, and `/v1/limits` tells every bound.
@Suite struct HealthTests {
    private func checks(_ node: NodeFixture, isAdmin: Bool = false) async throws -> [String] {
        let response = try await node.ask(.get, "/readyz?verbose", isAdmin: isAdmin)
        let lines = String(decoding: response.body, as: UTF8.self).split(separator: "\n")
        let isGood = lines.allSatisfy { $0.hasSuffix(": ok") }
        #expect(response.status == (isGood ? 200 : 503))
        let short = try await node.ask(.get, "/readyz", isAdmin: isAdmin)
        #expect(short.status == response.status)
        #expect(short.fields["cache-control"] == "no-store" || !isGood)
        return lines.filter { $0.hasSuffix(": failed") }.map { String($0.dropLast(8)) }
    }

    @Test func `a node with a chain is ready on both listeners`() async throws {
        let node = try await NodeFixture(blockCount: 2)
        #expect(try await checks(node) == [])
        #expect(try await checks(node, isAdmin: true) == [])
    }

    @Test(arguments: [(29, true), (30, false), (3_000, false)])
    func `a tip of some age is too old`(age: UInt64, isReady: Bool) async throws {
        let plain = try await NodeFixture(blockCount: 2)
        let header = try #require(try await plain.data("/v1/blocks/tip")["header"])
        let timestamp = try #require(header["timestamp"]?.uint32)
        let node = try await NodeFixture(blockCount: 2) {
            $0.tipAgeMax = .seconds(30)
            $0.unixSeconds = { UInt64(timestamp) + age }
        }
        #expect(try await checks(node) == (isReady ? [] : ["tip_age"]))
    }

    @Test func `a clock behind the chain does not make it old`() async throws {
        let node = try await NodeFixture(blockCount: 2) {
            $0.tipAgeMax = .seconds(30)
            $0.unixSeconds = { 0 }
        }
        #expect(try await checks(node) == [])
    }

    @Test func `without a chain there is no tip to be young`() async throws {
        let node = try await NodeFixture(blockCount: 0) { $0.tipAgeMax = .seconds(30) }
        #expect(try await checks(node) == ["chain", "tip_age"])
    }

    @Test func `further checks are told by name`() async throws {
        let node = try await NodeFixture(blockCount: 2) {
            $0.readinessChecks = [
                ReadinessCheck("disk") { false }, ReadinessCheck("validator") { true },
            ]
        }
        #expect(try await checks(node) == ["disk"])
        let problem = try JSON.parse(try await node.get("/readyz").body)
        #expect(problem["code"]?.text == "not_ready")
        #expect(problem["detail"]?.text == "failed: disk")
    }

    @Test func `a node that was told to stop is not ready but lives`() async throws {
        let node = try await NodeFixture(blockCount: 2)
        node.api.announceStop()
        #expect(try await checks(node) == ["running"])
        #expect(try await node.get("/livez").status == 200)
        #expect(try await node.get("/v1/blocks/tip").status == 200)
    }

    @Test func `limits have names of their own, units, and those of the roles`() async throws {
        let node = try await NodeFixture(blockCount: 1) {
            $0.furtherLimits = [StatedLimit("mempool_block_bytes", 32 << 20, "bytes")]
        }
        let limits = try #require(try await node.data("/v1/limits").members)
        #expect(Set(limits.map(\.name)).count == limits.count && limits.count > 30)
        for limit in limits {
            #expect((limit.value["value"]?.uint32 ?? 0) > 0, "\(limit.name)")
            #expect(limit.value["unit"]?.text?.isEmpty == false, "\(limit.name)")
        }
        let block = limits.first { $0.name == "mempool_block_bytes" }
        #expect(block?.value["value"]?.uint32 == 32 << 20)
    }

    @Test func `every answer tells the heads of the chain`() async throws {
        let node = try await NodeFixture(blockCount: 3)
        for path in ["/livez", "/v1/blocks/tip", "/nowhere", "/openapi.json", "/"] {
            let fields = try await node.get(path).fields
            #expect(fields["miden-chain-tip"] == "2", "\(path)")
            #expect(fields["miden-proven-tip"] == "0" && fields["miden-oldest-block"] == "0")
        }
        let refusal = node.api.decorated(Problem(.bodyTooLarge, "no").response)
        #expect(refusal.fields["miden-chain-tip"] == "2" && refusal.status == 413)
    }
}
